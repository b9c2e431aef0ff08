"""News on their way: what is true when they are sent counts, not what was before."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.hub import topics
from chalicelib.model import tag
from chalicelib.model.event import PhotoEvent
from chalicelib.model.person import Person
from chalicelib.store import photos
from tests.hub.happenings import TINY
from tests.hub.places import BERLIN, at, circle, kept
from tests.model.photos import photo


def test_a_photo_hidden_after_it_was_matched_is_not_delivered_to_the_public_at_large(
    flickr, hub, subscriber, alice, bob
):
    """Whoever follows its owner still gets it."""
    push = flickr(alice).push
    push.subscribe(topic="tags", tags="cat", callback=subscriber.url + "?tags", verify="sync")
    push.subscribe(topic="contacts_photos", callback=subscriber.url + "?contacts", verify="sync")
    photo_id = flickr(bob).upload(TINY, tags="cat")
    sources = [*hub.streams, *(queue for queue in hub.queues if "Deliveries" not in queue.url)]
    while any(source.step() for source in sources):
        pass
    photos.change(photo_id, lambda photo: replace(photo, hidden=True))
    hub.drain()

    assert {delivered.path for delivered in subscriber.received} == {"/callback?contacts"}


def test_a_place_kept_to_oneself_after_it_was_matched_is_told_to_nobody_who_watches_it(
    flickr, hub, subscriber, alice, bob
):
    """Whoever follows the photo's owner still gets it, without its place."""
    push = flickr(alice).push
    push.subscribe(callback=subscriber.url + "?geo", verify="sync", **circle(*BERLIN))
    push.subscribe(topic="contacts_photos", callback=subscriber.url + "?contacts", verify="sync")
    photo_id = flickr(bob).upload(TINY)
    photos.change(photo_id, lambda photo: replace(photo, **at(*BERLIN)))
    sources = [*hub.streams, *(queue for queue in hub.queues if "Deliveries" not in queue.url)]
    while any(source.step() for source in sources):
        pass
    photos.change(photo_id, lambda photo: replace(photo, **kept(*BERLIN)))
    hub.drain()

    assert {delivered.path for delivered in subscriber.received} == {"/callback?contacts"}
    assert all(b"georss:point" not in delivered.body for delivered in subscriber.received)


def test_tags_that_swell_when_they_are_folded_hold_nobody_up(flickr, hub, subscriber, alice, bob):
    """One letter becomes eighteen: no key of the table may become longer than a key can be."""
    push = flickr(alice).push
    push.subscribe(topic="my_photos", callback=subscriber.url, verify="sync")
    swelling = "\ufdfa" * 255
    push.subscribe(topic="tags", tags=swelling, callback=subscriber.url + "?tags", verify="sync")
    flickr(alice).upload(TINY, tags=swelling)
    hub.drain()

    assert {each.path for each in subscriber.received} == {"/callback", "/callback?tags"}


def test_a_hidden_photo_sounds_on_nothing_that_the_public_at_large_listens_to():
    owner = Person(nsid="1@N01", number="1", username="bob", is_commons=True)
    tagged = photo(tags=tag.tagged(["cat", "dc:title=x"], "1@N01"), woe_ids=("1",), **at(*BERLIN))
    event = PhotoEvent(photo=tagged, types=("created",))
    hidden = PhotoEvent(photo=replace(tagged, hidden=True), types=("created",))

    heard = [what for what in topics.heard(event, owner) if not what.startswith("cell:")]
    assert len(heard) == 6
    assert topics.heard(hidden, owner) == ("photos:1@N01",)


def test_who_leaves_out_a_tag_on_subscribing_again_hears_no_more_of_it(
    flickr, hub, subscriber, alice, bob
):
    terms = {"topic": "tags", "callback": subscriber.url, "verify": "sync"}
    for tags in ("cat,dog", "dog,emu"):
        flickr(alice).push.subscribe(**terms, tags=tags)
    for tags in ("cat", "dog", "emu"):
        flickr(bob).upload(TINY, title=tags, tags=tags)
    hub.drain()

    assert sorted(entry.title for entry in subscriber.entries) == ["dog", "emu"]
