"""Opting in: an address that somebody names is asked once, and is written to only if it wants."""

from __future__ import annotations

import time

import pytest

from chalicelib.hub import deliver, lease, opt_in
from chalicelib.store import mail, opt_ins
from tests.browsing import Browser
from tests.flickr import FlickrError
from tests.hub import lanes, letters

ALICES = "alice@home.test"
DAY = 86_400


@pytest.fixture
def now() -> int:
    return int(time.time())


def end(target, photo, subscriber, now) -> None:
    """Of this an address is told that wants to be told."""
    subscriber.status = 410
    deliver.first([lanes.delivery(photo, target)], now)


def test_the_question_has_a_link_and_no_word_of_who_has_it_asked(
    flickr, members, subscriber, mails
):
    spammer = members.add("Buy pills at pills.example", is_pro=True)
    callback = subscriber.url + "?buy-pills"
    flickr(spammer).push.subscribe(
        topic="my_photos", callback=callback, verify="sync", mailto=ALICES, verify_token="pills"
    )

    [question] = mails
    assert question.destinations["ToAddresses"] == [ALICES]
    assert "pills" not in question.subject + question.body
    assert f"http://pushr.test/people/{spammer.nsid}/" in question.body
    assert letters.link(question)


@pytest.mark.parametrize("said", ["", "no"])
def test_who_has_not_said_yes_is_told_nothing(mine, photo, subscriber, now, mails, said):
    target = mine(subscriber, mailto=ALICES)
    question = mails.pop()
    if said:
        letters.says(question, said)
    else:
        Browser().get(letters.link(question))  # as programs do that look at mails first
    end(target, photo, subscriber, now)

    assert not mails


@pytest.mark.parametrize("said", ["yes", "no"])
def test_the_page_shows_what_was_said_and_takes_another_answer(mine, subscriber, mails, said):
    mine(subscriber, mailto=ALICES)
    [question] = mails
    page = letters.says(question, said)

    assert ALICES in page.title
    assert f"You have said {said}." in page.text
    other = {"yes": "no", "no": "yes"}[said]
    assert f"You have said {other}." in letters.says(question, other).text


def test_every_mail_has_the_link_that_stops_them(mine, photo, subscriber, now, mails):
    target = mine(subscriber, mailto=ALICES)
    letters.says(mails.pop(), "yes")
    end(target, photo, subscriber, now)
    letters.says(mails.pop(), "no")
    end(mine(subscriber, mailto=ALICES), photo, subscriber, now)

    assert not mails


def test_a_yes_to_one_person_is_none_to_another(flickr, bob, mine, photo, subscriber, now, mails):
    mine(subscriber, mailto=ALICES)
    letters.says(mails.pop(), "yes")
    terms = {"topic": "contacts_photos", "callback": subscriber.url, "verify": "sync"}
    flickr(bob).push.subscribe(**terms, mailto=ALICES)
    end(lanes.target(bob, subscriber.url), photo, subscriber, now)

    [question] = mails
    assert bob.nsid in question.body


@pytest.mark.parametrize(("said", "asked_again"), [("", 1), ("yes", 0), ("no", 0)])
def test_an_address_is_asked_again_after_a_day_if_it_has_not_answered(
    alice, mine, subscriber, now, mails, said, asked_again
):
    for _ in range(3):
        mine(subscriber, mailto=ALICES)
    question = mails.pop()
    assert not mails
    if said:
        letters.says(question, said)
    opt_in.ask(alice.nsid, ALICES, now + DAY + 60)

    assert len(mails) == asked_again


@pytest.mark.parametrize(
    "spelled", [[ALICES] * 3, ["alice@home.test", "ALICE@Home.test", "alice+news@home.test"]]
)
def test_an_address_is_asked_twice_a_day_at_most_whoever_names_it(members, now, mails, spelled):
    for number, address in enumerate(spelled):
        opt_in.ask(members.add(f"stranger {number}").nsid, address, now)
    assert len(mails) == opt_in.QUESTIONS_A_DAY_MAX == 2

    opt_in.ask(members.add("tomorrow").nsid, ALICES, now + DAY)
    assert len(mails) == 3


def test_a_person_has_five_questions_a_day_asked_at_most(alice, now, mails):
    for number in range(9):
        opt_in.ask(alice.nsid, f"stranger-{number}@home.test", now)

    assert len(mails) == opt_in.PERSON_QUESTIONS_A_DAY_MAX == 5


def test_an_address_gets_ten_mails_a_day_at_most_although_it_wants_them(
    mine, subscriber, now, mails, logged
):
    for number in range(12):
        callback = f"{subscriber.url}?{number}"
        mine(subscriber, callback=callback, mailto=ALICES, lease_seconds=60)
    letters.says(mails[0], "yes")
    lease.run(now + 120)

    assert len(mails) == mail.MAILS_A_DAY_MAX == 10
    assert "mail withheld" in logged()
    assert ALICES not in logged()


def test_a_question_is_open_for_a_week(mine, subscriber, now, mails):
    mine(subscriber, mailto=ALICES)
    token = letters.link(mails.pop()).rpartition("/")[2]

    assert not opt_in.answer(token, "yes", now + 8 * DAY)
    assert opt_in.answer(token, "yes", now + 6 * DAY)
    assert opt_in.answer(token, "no", now + 800 * DAY)


def test_a_link_that_was_never_sent_leads_nowhere(mails):
    assert Browser().get("/mail/" + "A" * 32).status == 404
    page = Browser().get("/mail/" + "A" * 3000)
    assert page.status == 404
    assert page.title == "There is nothing to say yes to"


def test_nobody_is_asked_for_a_subscription_that_there_is_not(mine, subscriber, mails):
    subscriber.challenge_status = 404
    with pytest.raises(FlickrError):
        mine(subscriber, mailto=ALICES)

    assert not mails


def test_nobody_is_asked_where_no_mails_are_sent(alice, mine, subscriber):
    mine(subscriber, mailto=ALICES)

    assert opt_ins.find(alice.nsid, ALICES) is None
