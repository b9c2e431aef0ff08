"""A subscription to one's own photos, and a photo to tell it of."""

from __future__ import annotations

import boto3
import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from chalicelib.settings import settings
from tests.hub import lanes


@pytest.fixture
def mine(flickr, alice):
    """Subscribes a callback to alice's own photos; answers what names it to the hub."""

    def subscribe(subscriber, **terms):
        given = {"topic": "my_photos", "callback": subscriber.url, "verify": "sync", **terms}
        flickr(alice).push.subscribe(**given)
        return lanes.target(alice, given["callback"])

    return subscribe


@pytest.fixture
def photo(announced, alice):
    """A photo of alice's, announced before anybody listened."""
    return announced(alice, "chelsea.jpg", title="cat")


@pytest.fixture
def health(flickr, alice):
    """How alice's only subscription fares, as pushr.push.getSubscriptions tells it."""

    def told() -> dict[str, str]:
        [found] = flickr(alice).pushr.push.getSubscriptions()[0]
        return dict(found.attrib)

    return told


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


@pytest.fixture
def allow(monkeypatch):
    """From now on callbacks may be in these networks, and in no others that are not public."""

    def networks(listed: str) -> None:
        monkeypatch.setenv("PUSHR_ALLOWED_NETWORKS", listed)
        settings.cache_clear()

    yield networks
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def nothing_allowed(allow):
    """Callbacks may be at public addresses only, as in production."""
    allow("")
