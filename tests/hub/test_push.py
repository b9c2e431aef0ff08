"""The whole way of a push, stage by stage, against subscribers on loopback."""

from __future__ import annotations


def test_a_new_photo_reaches_who_follows_its_owner(flickr, hub, subscriber, alice, bob):
    flickr(alice).push.subscribe(topic="contacts_photos", callback=subscriber.url, verify="sync")

    flickr(bob).upload("chelsea.jpg", title="cat", tags="cat animal")
    hub.drain()

    [entry] = subscriber.entries
    assert entry.title == "cat"
