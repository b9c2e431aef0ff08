"""Strangers: what they ask for in a subscriber's name, and he refuses, changes nothing."""

from __future__ import annotations

import re
import time

import pytest

from chalicelib.hub import lease, subscribe, verify
from chalicelib.model.subscription import Terms
from tests.flickr import fails
from tests.hub import lanes
from tests.hub.happenings import TINY

DAY = 86_400
HOUR = 3600


@pytest.fixture
def live(flickr, alice, mine, subscriber):
    """A live subscription whose callback refuses every further question; answers how it is."""
    mine(subscriber, lease_seconds=7200, verify_token="alice's own", secret="s")

    def state():
        [found] = flickr(alice).pushr.push.getSubscriptions()[0]
        return dict(found.attrib), sorted(map(str, lanes.rows("WATCH#")))

    return state


REFUSALS = [("404", None), ("500", None), ("302", None), ("200", "no"), ("200", "")]


@pytest.mark.parametrize(("status", "said"), REFUSALS)
@pytest.mark.parametrize("how", ["sync", "async"])
@pytest.mark.parametrize("method", ["subscribe", "unsubscribe"])
def test_a_forged_call_that_the_callback_refuses_changes_nothing(
    flickr, alice, hub, subscriber, live, method, how, status, said
):
    """Forged with alice's own token, by an application that she let read."""
    before = live()
    subscriber.challenge_status, subscriber.challenge = int(status), said
    forged = {"topic": "my_photos", "callback": subscriber.url, "verify": how}
    flickr(alice).json(f"flickr.push.{method}", **forged, verify_token="forged")
    now = time.time()
    while asked := lanes.questions():  # to the very end
        now = max(now, *(each.not_before for each in asked))
        verify.verify(asked, now)

    assert live() == before
    flickr(alice).upload(TINY)
    hub.drain()
    [delivered] = subscriber.received
    assert "X-Hub-Signature" in delivered.headers


@pytest.mark.parametrize("method", ["subscribe", "unsubscribe"])
def test_a_question_under_way_holds_up_no_delivery(flickr, alice, hub, subscriber, live, method):
    subscriber.challenge_status = 500
    forged = {"topic": "my_photos", "callback": subscriber.url, "verify": "async"}
    flickr(alice).call(f"flickr.push.{method}", **forged)
    flickr(alice).upload(TINY)
    hub.drain()

    assert len(subscriber.received) == 1


def test_another_person_s_call_does_not_touch_it(flickr, bob, subscriber, live):
    before = live()
    mine = {"topic": "contacts_photos", "callback": subscriber.url, "verify": "sync"}
    subscriber.challenge_status = 404
    with fails(4):
        flickr(bob).push.subscribe(**mine)
    with fails(7):
        flickr(bob).push.unsubscribe(**{**mine, "topic": "my_photos"})

    assert live() == before


@pytest.fixture
def loyal(subscriber):
    """A callback that answers questions with alice's own token, and no others."""

    def answer(asked):
        known = asked.get("verify_token") == "alice's own"
        subscriber.challenge_status = 200 if known else 500

    subscriber.on_question = answer
    return subscriber


def forge(alice, subscriber, now):
    """Somebody subscribes in alice's name, and the callback has to say something to it."""
    terms = Terms(topic="my_photos", verify_token="forged")
    subscribe.subscribe(alice.nsid, subscriber.url, terms, "async", now)


def expiry(flickr, alice) -> int:
    [found] = flickr(alice).push.getSubscriptions()[0]
    return int(found.get("expiry"))


def test_a_forged_question_without_an_answer_does_not_keep_a_lease_from_being_renewed(
    flickr, alice, mine, loyal
):
    """The forged one would be asked for hours, until long after the end of the lease."""
    mine(loyal, verify_token="alice's own")
    due = expiry(flickr, alice) - HOUR
    forge(alice, loyal, due - 60)
    lanes.ask(due - 60)
    lanes.renew(due)

    assert expiry(flickr, alice) == due + DAY


def test_a_question_of_a_moment_ago_only_delays_a_renewal(flickr, alice, mine, loyal):
    """It may be one that alice has just had asked; the clock comes back in five minutes."""
    mine(loyal, verify_token="alice's own")
    due = expiry(flickr, alice) - HOUR
    forge(alice, loyal, due - 1)
    lease.run(due)
    lanes.ask(due + 2)
    assert [asked["verify_token"] for asked in loyal.questions] == ["alice's own", "forged"]
    lanes.renew(due + 299)
    assert expiry(flickr, alice) == due + HOUR

    lanes.renew(due + 300)
    assert expiry(flickr, alice) == due + 300 + DAY


def test_a_challenge_is_plain_letters_and_never_the_same(flickr, alice, mine, subscriber):
    for _ in range(20):
        mine(subscriber)

    challenges = [asked["challenge"] for asked in subscriber.questions]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{32}", challenge) for challenge in challenges)
    assert len(set(challenges)) == 20


@pytest.mark.parametrize(
    "said", ["{0}\n", " {0}", "{0}{0}", '"{0}"', "{0}\x00", "challenge={0}", "{1}"]
)
def test_only_the_very_challenge_is_a_yes(flickr, alice, subscriber, said):
    def answer(asked):
        challenge = asked["challenge"]
        subscriber.challenge = said.format(challenge, challenge.swapcase())

    subscriber.on_question = answer
    with fails(4, "Callback failed or invalid response: 200"):
        flickr(alice).push.subscribe(topic="my_photos", callback=subscriber.url, verify="sync")


def test_words_of_a_stranger_are_quoted_in_the_question(flickr, alice, mine, subscriber):
    token = 'x&mode=unsubscribe&challenge=mine#"\r\n\x00ü%26'
    mine(subscriber, callback=subscriber.url + "?a=b&&c", verify_token=token)

    [asked] = subscriber.questions
    assert asked["verify_token"] == asked["hub.verify_token"] == token
    assert asked["mode"] == "subscribe"
    assert asked["a"] == "b"
    assert asked["challenge"] != "mine"
