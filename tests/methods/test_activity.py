"""flickr.activity.*"""

from __future__ import annotations

import time

import pytest

from chalicelib.model.reading import timeframe
from chalicelib.store import favorites, photos
from tests.flickr import fails


def _events(item) -> list[tuple[str, str, str | None]]:
    return [(e.get("type"), e.get("username"), e.text) for e in item.find("activity")]


def test_what_happened_to_ones_photos_is_told_oldest_first(flickr, alice, bob, photo):
    flickr(alice).photos.comments.addComment(photo_id=photo.id, comment_text="nice")
    favorites.add(alice.nsid, photo.id, time.time() + 60)
    [item] = flickr(bob).activity.userPhotos()[0]
    assert _events(item) == [("comment", "alice", "nice"), ("fave", "alice", None)]
    assert item.attrib == {
        "type": "photo",
        "id": photo.id,
        "owner": bob.nsid,
        "ownername": "bob",
        "realname": "",
        "iconserver": "0",
        "iconfarm": "0",
        "secret": photo.secret,
        "server": "65535",
        "farm": "66",
        "media": "photo",
        "comments": "1",
        "notes": "0",
        "views": "0",
        "faves": "1",
    }
    assert item.findtext("title") == "cat"


def test_only_what_happened_within_the_time_is_told(flickr, alice, bob, photo):
    favorites.add(alice.nsid, photo.id, photo.posted - 5 * 3600)
    assert len(flickr(bob).activity.userPhotos(timeframe="4h")[0]) == 0
    assert len(flickr(bob).activity.userPhotos(timeframe="6h")[0]) == 1
    assert len(flickr(alice).activity.userPhotos(timeframe="6h")[0]) == 0


def test_a_photo_that_was_only_changed_is_not_told_of(flickr, bob, photo):
    flickr(bob).photos.setMeta(photo_id=photo.id, title="t")
    [items] = flickr(bob).activity.userPhotos()
    assert items.attrib == {"page": "1", "pages": "0", "perpage": "10", "total": "0"}


@pytest.mark.parametrize(
    ("text", "seconds"), [("2d", 172_800), ("4h", 14_400), (" 0h ", 0), ("999d", 30 * 86_400)]
)
def test_a_timeframe_is_some_days_or_hours(text, seconds):
    assert timeframe(text) == seconds


@pytest.mark.parametrize("text", ["d", "2", "-1d", "2w", "99999d", "2d2h", "٢d"])
def test_anything_else_is_no_timeframe(flickr, bob, text):
    with fails(118):
        flickr(bob).activity.userPhotos(timeframe=text)


def test_what_happened_to_photos_one_commented_on_is_told(flickr, alice, bob, photo, tiny, hub):
    other = flickr(bob).upload(tiny)
    hub.drain()
    for commented in (photo.id, other, photo.id):
        flickr(alice).photos.comments.addComment(photo_id=commented, comment_text="nice")
    flickr(bob).photos.comments.addComment(photo_id=photo.id, comment_text="thanks")
    last, first = flickr(alice).activity.userComments()[0]
    assert {last.get("id"), first.get("id")} == {photo.id, other}
    [thanked] = [item for item in (last, first) if item.get("id") == photo.id]
    assert _events(thanked)[2] == ("comment", "bob", "thanks")
    assert len(flickr(alice).activity.userComments(per_page=1, page=2)[0]) == 1

    flickr(bob).photos.setPerms(photo_id=photo.id, is_public=0, is_friend=0, is_family=0)
    assert [i.get("id") for i in flickr(alice).activity.userComments()[0]] == [other]


def test_the_id_of_a_comment_is_the_one_it_was_given(flickr, alice, bob, photo):
    [added] = flickr(alice).photos.comments.addComment(photo_id=photo.id, comment_text="nice")
    [event] = flickr(bob).activity.userPhotos()[0][0].find("activity")
    assert event.get("commentid") == added.get("id")
    flickr(bob).photos.comments.deleteComment(comment_id=event.get("commentid"))
    assert photos.read(photo.id).comments == 0
    assert len(flickr(alice).activity.userComments()[0]) == 0


def test_activity_is_the_caller_s_own(flickr):
    for method in ("userPhotos", "userComments"):
        with fails(99):
            flickr().call(f"flickr.activity.{method}")
