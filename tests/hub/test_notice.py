"""Mails: who asked for one is told when a subscription is paused or ended, once."""

from __future__ import annotations

import time

import boto3
import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from chalicelib.hub import deliver, lease
from chalicelib.settings import settings
from tests.hub import lanes

HOUR = 3600
DAY = 24 * HOUR


@pytest.fixture
def now() -> int:
    return int(time.time())


@pytest.fixture
def mails(monkeypatch):
    """The mails that SES was given."""
    boto3.client("ses").verify_email_identity(EmailAddress="hub@pushr.test")
    monkeypatch.setenv("PUSHR_MAIL_FROM", "hub@pushr.test")
    settings.cache_clear()
    backend = ses_backends[DEFAULT_ACCOUNT_ID]["us-east-1"]
    backend.sent_messages.clear()
    yield backend.sent_messages
    monkeypatch.undo()
    settings.cache_clear()


def test_a_mail_tells_of_the_pause_once(mine, photo, subscriber, now, mails):
    target = mine(subscriber, mailto="alice@home.test")
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


def test_a_mail_tells_of_a_410_once(mine, photo, subscriber, now, mails):
    target = mine(subscriber, mailto="alice@home.test")
    subscriber.status = 410
    deliver.first([lanes.delivery(photo, target), lanes.delivery(photo, target)], now)

    [mail] = mails
    assert "Ended" in mail.subject
    assert "410" in mail.body


def test_a_mail_tells_of_a_lease_that_is_over(mine, subscriber, now, mails):
    mine(subscriber, mailto="alice@home.test", lease_seconds=600)
    lease.run(now + 601)

    [mail] = mails
    assert "lease" in mail.body


def test_a_mail_tells_of_a_renewal_that_was_refused(mine, subscriber, now, mails):
    mine(subscriber, mailto="alice@home.test")
    subscriber.challenge_status = 404
    lanes.renew(now + lanes.RENEWAL_DUE)

    [mail] = mails
    assert "Ended" in mail.subject


def test_no_mail_tells_of_what_its_owner_ended(flickr, alice, mine, subscriber, mails):
    mine(subscriber, mailto="alice@home.test")
    flickr(alice).push.unsubscribe(topic="my_photos", callback=subscriber.url, verify="sync")

    assert not mails


def test_who_gave_no_address_gets_no_mail(mine, photo, subscriber, now, mails):
    target = mine(subscriber)
    subscriber.status = 410
    deliver.first([lanes.delivery(photo, target)], now)

    assert not mails


def test_a_mail_that_ses_refuses_stops_nothing(mine, photo, subscriber, now, monkeypatch):
    """Nobody has shown SES that this sender is his."""
    monkeypatch.setenv("PUSHR_MAIL_FROM", "stranger@elsewhere.test")
    settings.cache_clear()
    target = mine(subscriber, mailto="alice@home.test")
    subscriber.status = 410
    deliver.first([lanes.delivery(photo, target)], now)
    monkeypatch.undo()
    settings.cache_clear()

    assert not lanes.rows("PERSON#")
