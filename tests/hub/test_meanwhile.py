"""Whatever comes between two steps of a worker: who is live is listened for, and nobody else.

Each test lets one of two workers do all of its work before some call of DynamoDB by the other, and
each call has its turn; a test of its own says that there are no more calls than turns.
"""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from chalicelib.hub import deliver, lease, verify
from chalicelib.store import subscriptions as stored
from chalicelib.store import watches
from tests.flickr import FlickrError
from tests.hub import lanes
from tests.hub.meanwhile import meanwhile

HOUR = 3600
TURNS = 16
"""More than any of the workers makes calls."""

turns = pytest.mark.parametrize("turn", range(TURNS))


@pytest.fixture
def carol(members):
    return members.add("carol", is_pro=True)


@pytest.fixture(params=["first", "again"])
def asked(request, flickr, alice, bob, subscriber):
    """A subscription to alice's contacts' photos, about to be confirmed; answers what names it.

    The first, or another that lasts for longer and hears of less.
    """
    terms = {"topic": "contacts_photos", "callback": subscriber.url}
    if request.param == "again":
        flickr(alice).push.subscribe(**terms, verify="sync", lease_seconds=600)
    flickr(alice).push.subscribe(**terms, verify="async", update_type="created")
    return lanes.target(alice, subscriber.url)


def heard(target) -> dict[str, watches.Watch]:
    """All that a subscription listens to."""
    whats = [row["pk"]["S"].removeprefix("WATCH#") for row in lanes.rows("WATCH#")]
    return watches.of(target, whats)


def adds(flickr, alice, bob, carol):
    flickr(alice).pushr.contacts.add(user_id=carol.nsid)
    return {bob.nsid, carol.nsid}


def removes(flickr, alice, bob, carol):
    flickr(alice).pushr.contacts.remove(user_id=bob.nsid)
    return set()


def check(target, whom) -> None:
    """It is live as it was confirmed last, and listens to these, on its terms, and nobody else."""
    live = stored.find(target)
    assert live.terms.update_types == ("created",)
    listening = heard(target)
    assert set(listening) == {f"photos:{nsid}" for nsid in whom}
    assert {(each.expires, each.update_types) for each in listening.values()} <= {
        (live.expires, ("created",))
    }


@turns
@pytest.mark.parametrize("changes", [adds, removes])
def test_contacts_that_change_while_a_subscription_is_confirmed_are_heard_rightly(
    asked, flickr, alice, bob, carol, changes, turn
):
    followed = {bob.nsid}

    def happens():
        nonlocal followed
        followed = changes(flickr, alice, bob, carol)

    with meanwhile(turn, happens):
        lanes.ask(time.time())

    check(asked, followed)


@turns
@pytest.mark.parametrize("changes", [adds, removes])
def test_a_subscription_that_is_confirmed_while_contacts_change_hears_rightly(
    asked, flickr, alice, bob, carol, changes, turn
):
    with meanwhile(turn, lambda: lanes.ask(time.time())) as confirming:
        followed = changes(flickr, alice, bob, carol)
    if not confirming.happened:
        lanes.ask(time.time())

    check(asked, followed)


def test_there_are_turns_for_all_calls_between_which_something_may_come(
    asked, flickr, alice, bob, carol
):
    for worker in (
        lambda: adds(flickr, alice, bob, carol),
        lambda: removes(flickr, alice, bob, carol),
        lambda: lanes.ask(time.time()),
    ):
        with meanwhile(TURNS, lambda: None) as counting:
            worker()
        assert 5 < counting.counted <= TURNS


@turns
def test_a_contact_taken_back_while_it_is_added_is_not_heard(
    flickr, alice, bob, carol, mine, subscriber, turn
):
    target = mine(subscriber, topic="contacts_photos", update_type="created")

    def takes_back():
        try:
            flickr(alice).pushr.contacts.remove(user_id=carol.nsid)
        except FlickrError:
            followed.add(carol.nsid)  # it is not there yet

    followed = {bob.nsid}
    with meanwhile(turn, takes_back) as taking:
        flickr(alice).pushr.contacts.add(user_id=carol.nsid)
    if not taking.happened:
        takes_back()

    check(target, followed)


@turns
def test_a_lease_that_is_renewed_while_it_ends_goes_on(mine, subscriber, turn):
    """The clock strikes while the verifier, which began in time, has its yes."""
    target = mine(subscriber)
    expires = stored.find(target).expires
    lease.run(expires - HOUR)
    questions, renewed = lanes.questions(), []

    def renews():
        verify.verify(questions, expires - 1)
        found = stored.find(target)
        renewed.append(found is not None and found.is_live(expires))

    with meanwhile(turn, renews):
        lease.run(expires)

    assert (stored.find(target) is not None) == bool(heard(target)) == any(renewed)


def test_the_very_write_of_the_end_gives_way_to_a_renewal(mine, subscriber):
    """What the test above stands on: among its turns is the one between reading and removing."""
    target = mine(subscriber)
    expires = stored.find(target).expires
    lease.run(expires - HOUR)
    questions = lanes.questions()

    def ends(found):
        if not answered:
            answered.append(True)
            verify.verify(questions, expires - 1)
        return found.lapsed(expires)

    answered: list[bool] = []
    after = stored.change(target, ends)
    assert after == stored.find(target)
    assert after.is_live(expires)


@turns
def test_who_subscribes_anew_while_a_410_ends_it_is_listened_for(
    flickr, alice, mine, photo, subscriber, turn
):
    target = mine(subscriber, lease_seconds=600)
    subscriber.status = 410
    with meanwhile(turn, lambda: mine(subscriber, lease_seconds=900)):
        deliver.first([lanes.delivery(photo, target)], time.time())

    found = stored.find(target)
    assert bool(found) == bool(heard(target))


def test_what_is_made_anew_is_not_taken_for_what_was_there_before(mine, subscriber):
    """Another subscription of the same name takes the place of the one that was read."""
    target = mine(subscriber, verify="async")
    first = stored.find(target)

    def attempts(found):
        if found == first:
            stored.change(target, lambda _: None)
            stored.change(target, lambda _: replace(first, created=7))
        return replace(found, expires=9)

    stored.change(target, attempts)
    assert stored.find(target) == replace(first, created=7, expires=9)
