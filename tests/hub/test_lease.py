"""Leases: the clock renews those of who asked for none, and ends the others."""

from __future__ import annotations

import time

import boto3
import pytest

from chalicelib.hub import lease
from chalicelib.settings import settings

HOUR = 3600
DAY = 24 * HOUR


@pytest.fixture
def push(flickr, alice):
    return flickr(alice).push


@pytest.fixture
def terms(subscriber):
    return {"topic": "my_photos", "callback": subscriber.url, "verify": "sync"}


def subscriptions(push):
    return [each.attrib for each in push.getSubscriptions()[0]]


def rows(kind: str) -> int:
    items = boto3.client("dynamodb").scan(TableName=settings().hub_table)["Items"]
    return sum(1 for item in items if item["pk"]["S"].startswith(kind))


def test_a_lease_of_its_own_is_asked_for_again_before_its_end(push, terms, subscriber, hub):
    push.subscribe(**terms, verify_token="tok")
    [before] = subscriptions(push)
    lease.run(time.time() + DAY - HOUR + 1)
    hub.drain()

    question = subscriber.questions[1]
    assert (question["mode"], question["verify_token"]) == ("subscribe", "tok")
    assert question["challenge"] != subscriber.questions[0]["challenge"]
    [after] = subscriptions(push)
    assert int(after["expiry"]) >= int(before["expiry"])
    assert after["pending"] == "0"


def test_nothing_is_asked_before_it_is_due(push, terms, subscriber, hub):
    push.subscribe(**terms)
    lease.run(time.time() + DAY - HOUR - 60)
    hub.drain()

    assert len(subscriber.questions) == 1


def test_who_refuses_the_renewal_has_ended_it(push, terms, subscriber, hub):
    push.subscribe(**terms)
    subscriber.challenge_status = 404
    lease.run(time.time() + DAY - HOUR + 1)
    hub.drain()

    assert not subscriptions(push)
    assert rows("WATCH#") == 0


def test_who_cannot_be_asked_keeps_it_until_the_end_and_no_longer(push, terms, subscriber, hub):
    push.subscribe(**terms)
    subscriber.challenge_status = 500
    lease.run(time.time() + DAY - HOUR + 1)
    hub.drain()
    [found] = subscriptions(push)
    assert found["pending"] == "1"

    lease.run(time.time() + DAY + 1)
    assert rows("PERSON#") == 0
    assert rows("WATCH#") == 0


def test_a_lease_with_an_end_is_not_renewed(push, terms, subscriber, hub):
    push.subscribe(**terms, lease_seconds=600)
    lease.run(time.time() + 601)
    hub.drain()

    assert len(subscriber.questions) == 1
    assert rows("PERSON#") == 0
    assert rows("WATCH#") == 0


def test_a_lease_renewed_by_its_subscriber_lives_on(push, terms):
    push.subscribe(**terms, lease_seconds=60)
    push.subscribe(**terms, lease_seconds=HOUR)
    lease.run(time.time() + 61)

    assert len(subscriptions(push)) == 1


def test_a_clock_that_stood_still_catches_up(push, terms):
    push.subscribe(**terms, lease_seconds=600)
    lease.run(time.time())
    assert lease.run(time.time() + 5 * HOUR) == 1
    assert rows("PERSON#") == 0


def test_a_clock_that_strikes_twice_does_no_more(push, terms, subscriber, hub):
    push.subscribe(**terms)
    due = time.time() + DAY - HOUR + 1
    assert lease.run(due) == 1
    assert lease.run(due) == 0
    hub.drain()

    assert len(subscriber.questions) == 2
