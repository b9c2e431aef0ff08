"""The whole way of a push, through the doors, to subscribers on loopback."""

from __future__ import annotations

import pytest

from chalicelib.store import people
from tests.flickr import fails


@pytest.fixture
def subscribed(flickr, subscriber, alice, bob):
    """alice's callback listens to her contacts' photos."""
    flickr(alice).push.subscribe(topic="contacts_photos", callback=subscriber.url, verify="sync")
    return subscriber


def test_a_new_photo_reaches_who_follows_its_owner(flickr, hub, subscribed, bob):
    photo_id = flickr(bob).upload("chelsea.jpg", title="cat", tags="cat animal")
    hub.drain()

    [entry] = subscribed.entries
    assert entry.title == "cat"
    assert entry.id == f"tag:flickr.com,2005:/photo/{photo_id}"
    assert entry.author == "bob"
    assert b'<flickr:update type="created"/>' in subscribed.received[0].body


def test_a_delivery_is_a_post_of_atom_to_the_very_callback(flickr, hub, subscriber, alice, bob):
    callback = subscriber.url + "?id=7&x=%20y"
    flickr(alice).push.subscribe(topic="contacts_photos", callback=callback, verify="sync")
    flickr(bob).upload()
    hub.drain()

    [delivered] = subscriber.received
    assert delivered.path == "/callback?id=7&x=%20y"
    assert delivered.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert 'rel="hub"' in delivered.headers["Link"]
    assert delivered.headers["User-Agent"].startswith("pushr ")


def test_changes_are_told_by_their_types(flickr, hub, subscribed, bob):
    photo_id = flickr(bob).upload()
    hub.drain()
    flickr(bob).photos.setMeta(photo_id=photo_id, title="Other", description="Words")
    hub.drain()
    flickr(bob).photos.addTags(photo_id=photo_id, tags="new")
    hub.drain()

    created, changed, tagged = (delivered.body for delivered in subscribed.received)
    assert b'type="created"' in created
    assert b'<flickr:update type="title"/>\n    <flickr:update type="description"/>' in changed
    assert b'<flickr:update type="tags"/>' in tagged
    assert subscribed.entries[-1].title == "Other"


def test_a_change_that_changes_nothing_is_not_told(flickr, hub, subscribed, bob):
    photo_id = flickr(bob).upload(title="Same")
    hub.drain()
    flickr(bob).photos.setMeta(photo_id=photo_id, title="Same")
    hub.drain()

    assert len(subscribed.received) == 1


def test_what_happens_at_the_same_time_travels_in_one_feed(flickr, hub, subscribed, bob):
    first = flickr(bob).upload("chelsea.jpg")
    second = flickr(bob).upload("coffee.jpg")
    hub.drain()
    subscribed.received.clear()
    for photo_id in (first, second):
        flickr(bob).photos.setMeta(photo_id=photo_id, title="t")
    hub.drain()

    [delivered] = subscribed.received
    assert len(delivered.feed.entries) == 2


def test_ones_own_photos_reach_my_photos(flickr, hub, subscriber, bob, members):
    flickr(bob).push.subscribe(topic="my_photos", callback=subscriber.url, verify="sync")
    flickr(bob).upload(title="mine")
    flickr(members.add("carol")).upload(title="hers")
    hub.drain()

    assert [entry.title for entry in subscriber.entries] == ["mine"]


def test_a_stranger_s_photo_is_not_pushed(flickr, hub, subscribed, members):
    flickr(members.add("stranger", is_pro=True)).upload()
    hub.drain()

    assert not subscribed.received


def test_contacts_added_and_removed_count_from_the_next_event_on(
    flickr, hub, subscribed, alice, members
):
    carol = members.add("carol")
    flickr(alice).pushr.contacts.add(user_id=carol.nsid)
    flickr(carol).upload(title="followed")
    hub.drain()
    flickr(alice).pushr.contacts.remove(user_id=carol.nsid)
    flickr(carol).upload(title="no longer")
    hub.drain()

    assert [entry.title for entry in subscribed.entries] == ["followed"]


@pytest.mark.parametrize(
    "private",
    [{"is_public": 0}, {"is_public": 0, "is_friend": 1}, {"safety_level": 2}, {"safety_level": 3}],
)
def test_what_is_not_public_or_not_safe_never_arrives(flickr, hub, subscribed, bob, private):
    flickr(bob).upload(**private)
    hub.drain()

    assert not subscribed.received


@pytest.mark.parametrize(
    "preference",
    [{"originals": "contacts"}, {"originals": "nobody"}, {"opted_out": True}],
)
def test_who_keeps_originals_or_opted_out_is_not_pushed(flickr, hub, subscribed, bob, preference):
    people.change(bob.nsid, **preference)
    flickr(bob).upload()
    hub.drain()

    assert not subscribed.received


def test_a_photo_made_private_after_it_was_matched_is_not_delivered(flickr, hub, subscribed, bob):
    photo_id = flickr(bob).upload()
    _until_deliveries_wait(hub)
    flickr(bob).photos.setPerms(photo_id=photo_id, is_public=0, is_friend=0, is_family=0)
    hub.drain()

    assert not subscribed.received


def test_a_photo_deleted_after_it_was_matched_is_not_delivered(flickr, hub, subscribed, bob):
    photo_id = flickr(bob).upload()
    _until_deliveries_wait(hub)
    flickr(bob).photos.delete(photo_id=photo_id)
    hub.drain()

    assert not subscribed.received


def test_an_owner_who_opts_out_after_the_match_is_not_delivered(flickr, hub, subscribed, bob):
    flickr(bob).upload()
    _until_deliveries_wait(hub)
    people.change(bob.nsid, opted_out=True)
    hub.drain()

    assert not subscribed.received


def test_only_the_wanted_types_of_update_are_told(flickr, hub, subscriber, alice, bob):
    flickr(alice).push.subscribe(
        topic="contacts_photos", callback=subscriber.url, verify="sync", update_type="created"
    )
    photo_id = flickr(bob).upload(title="new")
    hub.drain()
    flickr(bob).photos.setMeta(photo_id=photo_id, title="changed")
    hub.drain()

    assert [entry.title for entry in subscriber.entries] == ["new"]


def test_only_pro_accounts_subscribe(flickr, subscriber, members):
    dave = members.add("dave", is_pro=False)
    with fails(5, "Service currently available only to pro accounts"):
        flickr(dave).push.subscribe(topic="my_photos", callback=subscriber.url, verify="sync")
    with fails(5, "Service currently available only to pro accounts"):
        flickr(dave).push.getSubscriptions()


def _until_deliveries_wait(hub) -> None:
    """Feed everything but the deliveries: matched, not delivered."""
    sources = [*hub.streams, *(q for q in hub.queues if "Deliveries" not in q.url)]
    while any(source.step() for source in sources):
        pass
