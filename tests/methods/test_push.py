"""flickr.push.* as methods; what they set going is tested with the hub."""

from __future__ import annotations

import pytest

from chalicelib.store import people
from tests.flickr import fails

INVALID = "Invalid parameter value"
MISSING = "Subscription not found"


@pytest.fixture
def terms(subscriber) -> dict:
    return {"topic": "my_photos", "callback": subscriber.url, "verify": "sync"}


def test_the_topics_are_told_with_what_people_call_them(flickr):
    [topics] = flickr().push.getTopics()
    told = {topic.get("name"): topic.get("display_name") for topic in topics}
    assert told["contacts_photos"] == "photos from your contacts"
    assert told["my_photos"] == "your photos"


@pytest.mark.parametrize(
    "bad",
    [
        {"topic": "everything"},
        {"verify": "later"},
        {"lease_seconds": 59},
        {"lease_seconds": 86_401},
        {"lease_seconds": -1},
        {"lease_seconds": "1h"},
        {"verify_token": "t" * 201},
        {"callback": "ftp://a.test/"},
        {"callback": "http://"},
        {"callback": "nonsense"},
        {"callback": "http://a.test/#fragment"},
        {"callback": "http://user@a.test/"},
        {"callback": "http://a.test:25/"},
        {"callback": "http://a.test/" + "x" * 255},
        {"update_type": "title,nonsense"},
    ],
)
def test_what_cannot_be_subscribed_to_is_error_2(flickr, alice, terms, bad):
    with fails(2):
        flickr(alice).push.subscribe(**{**terms, **bad})
    assert len(flickr(alice).push.getSubscriptions()[0]) == 0


def test_a_subscription_is_listed_as_it_was_asked_for(flickr, alice, terms, subscriber):
    rsp = flickr(alice).push.subscribe(**terms, lease_seconds=3600)
    assert len(rsp) == 0
    [listed] = flickr(alice).push.getSubscriptions()[0]
    expiry, created = int(listed.attrib.pop("expiry")), int(listed.attrib.pop("date_create"))
    assert abs(expiry - created - 3600) <= 1
    assert listed.attrib == {
        "topic": "my_photos",
        "callback": subscriber.url,
        "pending": "0",
        "lease_seconds": "3600",
        "verify_attempts": "0",
    }


def test_a_subscription_that_is_not_verified_yet_is_pending(flickr, alice, terms):
    flickr(alice).push.subscribe(**{**terms, "verify": "async"})
    [listed] = flickr(alice).push.getSubscriptions()[0]
    assert (listed.get("pending"), listed.get("topic")) == ("1", "my_photos")
    with fails(6):
        flickr(alice).push.subscribe(**terms)


def test_a_callback_serves_one_topic(flickr, alice, terms):
    flickr(alice).push.subscribe(**terms)
    with fails(3, "Callback URL already in use for a different subscription"):
        flickr(alice).push.subscribe(**{**terms, "topic": "contacts_photos"})


def test_a_callback_that_does_not_consent_is_error_4(flickr, alice, terms, subscriber):
    subscriber.challenge = "no"
    with fails(4):
        flickr(alice).push.subscribe(**terms)
    assert len(flickr(alice).push.getSubscriptions()[0]) == 0


@pytest.mark.parametrize("method", ["subscribe", "getSubscriptions"])
def test_only_pros_subscribe(flickr, alice, terms, method):
    people.change(alice.nsid, is_pro=False)
    with fails(5, "Service currently available only to pro accounts"):
        flickr(alice).call(f"flickr.push.{method}", **terms)


def test_a_subscription_is_ended_by_whom_it_is_and_once(flickr, alice, bob, terms):
    flickr(alice).push.subscribe(**terms)
    with fails(7, MISSING):
        flickr(bob).push.unsubscribe(**terms)
    with fails(7, MISSING):
        flickr(alice).push.unsubscribe(**{**terms, "topic": "contacts_photos"})
    flickr(alice).push.unsubscribe(**terms)
    assert len(flickr(alice).push.getSubscriptions()[0]) == 0
    with fails(7, MISSING):
        flickr(alice).push.unsubscribe(**terms)
