"""Mails: who asked for one is told when a subscription is paused or ended, once."""

from __future__ import annotations

import time

import pytest

from chalicelib.hub import deliver, lease
from chalicelib.settings import settings
from tests.hub import lanes, letters

HOUR = 3600
DAY = 24 * HOUR


@pytest.fixture
def now() -> int:
    return int(time.time())


@pytest.fixture
def told(mine, subscriber, mails):
    """Subscribes for alice, whose address has said yes; answers what names the subscription."""

    def subscribe(**terms):
        target = mine(subscriber, mailto="alice@home.test", **terms)
        letters.says(mails.pop(), "yes")
        return target

    return subscribe


def test_a_mail_tells_of_the_pause_once(told, photo, subscriber, now, mails):
    target = told()
    subscriber.status = 500
    deliver.first([lanes.delivery(photo, target)], now)
    lanes.renew(now + lanes.RENEWAL_DUE)
    both = [lanes.delivery(photo, target), lanes.delivery(photo, target)]
    deliver.first(both, now + DAY)

    [mail] = mails
    assert mail.destinations["ToAddresses"] == ["alice@home.test"]
    assert mail.source == "hub@pushr.test"
    assert "Paused" in mail.subject
    assert subscriber.url in mail.body
    assert "500" in mail.body


def test_a_mail_tells_of_a_410_once(told, photo, subscriber, now, mails):
    target = told()
    subscriber.status = 410
    deliver.first([lanes.delivery(photo, target), lanes.delivery(photo, target)], now)

    [mail] = mails
    assert "Ended" in mail.subject
    assert "410" in mail.body


def test_a_mail_tells_of_a_lease_that_is_over(told, now, mails):
    told(lease_seconds=600)
    lease.run(now + 601)

    [mail] = mails
    assert "lease" in mail.body


def test_a_mail_tells_of_a_renewal_that_was_refused(told, subscriber, now, mails):
    told()
    subscriber.challenge_status = 404
    lanes.renew(now + lanes.RENEWAL_DUE)

    [mail] = mails
    assert "Ended" in mail.subject


def test_no_mail_tells_of_what_its_owner_ended(flickr, alice, told, subscriber, mails):
    told()
    flickr(alice).push.unsubscribe(topic="my_photos", callback=subscriber.url, verify="sync")

    assert not mails


def test_who_gave_no_address_gets_no_mail(mine, photo, subscriber, now, mails):
    target = mine(subscriber)
    subscriber.status = 410
    deliver.first([lanes.delivery(photo, target)], now)

    assert not mails


def test_a_mail_that_ses_refuses_stops_nothing(told, photo, subscriber, now, monkeypatch):
    """Nobody has shown SES that this sender is his."""
    target = told()
    monkeypatch.setenv("PUSHR_MAIL_FROM", "stranger@elsewhere.test")
    settings.cache_clear()
    subscriber.status = 410
    deliver.first([lanes.delivery(photo, target)], now)
    monkeypatch.undo()
    settings.cache_clear()

    assert not lanes.rows("PERSON#")
