"""Beyond Flickr: signed deliveries, JSON Feed, filters of one's own."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from dataclasses import replace

import pytest

from chalicelib.hub import deliver
from chalicelib.store import people, photos
from tests.hub import lanes
from tests.hub.happenings import TINY
from tests.hub.rude import confirming, says
from tests.subscriber import Subscriber


def taking():
    """A subscriber that takes what it is sent, and keeps its headers as they came."""
    return confirming(says(b"HTTP/1.1 204 Fine\r\nConnection: close\r\n\r\n"))


def deliver_now(photo_id, *targets):
    deliver.first([lanes.delivery(photo_id, *targets)], time.time())


@pytest.mark.parametrize("output_format", ["atom", "json"])
@pytest.mark.parametrize("secret", ["s", "\u00fc" * 100, "x" * 200, "a b&c=d"])
def test_a_secret_signs_the_very_bytes_of_a_delivery(
    mine, photo, subscriber, secret, output_format
):
    deliver_now(photo, mine(subscriber, secret=secret, output_format=output_format))

    [delivered] = subscriber.received
    expected = hmac.new(secret.encode(), delivered.body, hashlib.sha256).hexdigest()
    assert delivered.headers["X-Hub-Signature"] == f"sha256={expected}"


def test_without_a_secret_nothing_is_signed(mine, photo, subscriber):
    deliver_now(photo, mine(subscriber))

    assert "X-Hub-Signature" not in subscriber.received[0].headers


def test_everybody_s_delivery_is_signed_with_the_secret_of_its_own(mine, photo):
    with Subscriber() as one, Subscriber() as other, Subscriber() as third:
        targets = [mine(one, secret="1"), mine(other), mine(third, secret="3")]
        deliver_now(photo, *targets)
        signatures = [each.received[0].headers.get("X-Hub-Signature") for each in (one, third)]

        assert len(set(signatures)) == 2
        assert "X-Hub-Signature" not in other.received[0].headers
        assert one.received[0].body == other.received[0].body == third.received[0].body


def test_subscribing_again_changes_the_secret(mine, photo, subscriber):
    mine(subscriber, secret="old")
    deliver_now(photo, mine(subscriber, secret="new"))

    [delivered] = subscriber.received
    expected = hmac.new(b"new", delivered.body, hashlib.sha256).hexdigest()
    assert delivered.headers["X-Hub-Signature"] == f"sha256={expected}"


def test_a_secret_is_told_to_nobody(flickr, alice, mine, subscriber, logged):
    mine(subscriber, secret="open sesame", verify_token="tok-tok")
    answers = [
        flickr(alice).json("flickr.push.getSubscriptions"),
        flickr(alice).json("pushr.push.getSubscriptions"),
    ]

    assert answers[1]["subscriptions"]["subscription"][0]["signed"] in {1, "1"}
    assert not any(secret in str(answers) for secret in ("sesame", "tok-tok"))
    assert "sesame" not in str(subscriber.questions)
    assert "sesame" not in logged()
    assert "tok-tok" not in logged()


def test_one_event_reaches_atom_and_json_alike(mine, photo):
    with Subscriber() as atom, Subscriber() as feed:
        deliver_now(photo, mine(atom), mine(feed, output_format="json"))
        [told], [asked_for] = feed.received, atom.received

    assert asked_for.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert told.headers["Content-Type"] == "application/feed+json"
    [entry], [item] = asked_for.feed.entries, json.loads(told.body)["items"]
    assert item["id"] == entry.id == f"tag:flickr.com,2005:/photo/{photo}"
    assert item["title"] == entry.title == "cat"
    assert item["url"] == entry.link
    assert item["_flickr"]["update"] == ["created"]


def test_a_delivery_says_where_hub_and_topic_are(mine, photo, subscriber):
    """In a header each, of which the subscriber of the other tests keeps only the last."""
    with taking() as raw:
        deliver_now(photo, mine(raw))
        [heard] = [each for each in raw.heard if each.startswith(b"POST ")]

    assert b'Link: <http://pushr.test/services/rest/>; rel="hub"' in heard
    assert b'Link: <http://pushr.test/services/push/my_photos>; rel="self"' in heard
    assert b"User-Agent: pushr (+http://pushr.test)" in heard


@pytest.mark.parametrize(
    ("wanted", "changed", "arrives"),
    [
        ("title", {"title": "new"}, True),
        ("title,tags", {"title": "new"}, True),
        ("tags", {"title": "new"}, False),
        ("created", {"title": "new"}, False),
        ("description", {"title": "new", "description": "d"}, True),
    ],
)
def test_a_filter_lets_pass_what_has_one_of_its_types(
    flickr, alice, hub, mine, photo, subscriber, wanted, changed, arrives
):
    mine(subscriber, update_type=wanted)
    flickr(alice).photos.setMeta(photo_id=photo, **{"title": "cat", "description": "", **changed})
    hub.drain()

    assert bool(subscriber.received) is arrives


@pytest.mark.parametrize("safety_level", [2, 3])
def test_safety_asks_for_no_more_than_what_is_pushed_anyway(
    flickr, alice, hub, mine, subscriber, safety_level
):
    mine(subscriber, safety=1)
    flickr(alice).upload(TINY, title="unsafe", safety_level=safety_level)
    flickr(alice).upload(TINY, title="safe")
    hub.drain()

    assert [entry.title for entry in subscriber.entries] == ["safe"]


def test_a_photo_of_somebody_gone_is_not_delivered(mine, photo, subscriber, alice):
    target = mine(subscriber)
    people.change(alice.nsid, deleted=True)
    deliver_now(photo, target)

    assert not subscriber.received
    assert not lanes.retries()


def test_a_delivery_tells_only_of_the_photos_that_may_still_be_told_of(
    flickr, alice, hub, mine, photo, subscriber
):
    hidden = flickr(alice).upload(TINY, title="second")
    hub.drain()
    target = mine(subscriber)
    photos.change(hidden, lambda each: replace(each, safety_level=3))
    both = lanes.delivery(photo, target).news + lanes.delivery(hidden).news
    deliver.first([replace(lanes.delivery(photo, target), news=both)], time.time())

    assert [entry.title for entry in subscriber.entries] == ["cat"]
