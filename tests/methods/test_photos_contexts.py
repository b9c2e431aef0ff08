"""flickr.photos.getAllContexts, getContext and getNotInSet: where photos stand, and where not."""

from __future__ import annotations

from chalicelib.model.visibility import Visibility
from tests.flickr import fails
from tests.photosets import add_photos

PRIVATE = Visibility(is_public=False)


def _made(flickr, title, photo) -> str:
    [made] = flickr.photosets.create(title=title, primary_photo_id=photo.id)
    return made.get("id")


def test_a_photo_is_in_all_its_sets(flickr, bob):
    one, hidden = add_photos(bob, "one")[0], add_photos(bob, "hidden", visibility=PRIVATE)[0]
    a, b = _made(flickr(bob), "a", one), _made(flickr(bob), "b", hidden)
    flickr(bob).photosets.addPhoto(photoset_id=b, photo_id=one.id)
    answer = flickr().json("flickr.photos.getAllContexts", photo_id=one.id)
    assert answer["pool"] == []
    assert answer["stat"] == "ok"
    assert answer["set"][1] == {
        "id": a,
        "title": "a",
        "primary": one.id,
        "secret": one.secret,
        "server": "65535",
        "farm": 66,
        "view_count": "0",
        "comment_count": "0",
        "count_photo": 1,
        "count_video": 0,
    }
    [of_b, _] = flickr(bob).photos.getAllContexts(photo_id=one.id)
    assert (of_b.get("id"), of_b.get("primary"), of_b.get("count_photo")) == (b, hidden.id, "2")
    assert answer["set"][0]["primary"] == one.id
    with fails(1, "Photo not found"):
        flickr().photos.getAllContexts(photo_id=hidden.id)


def test_a_photo_in_no_set_has_no_contexts(flickr, bob):
    [one] = add_photos(bob, "one")
    answer = flickr().json("flickr.photos.getAllContexts", photo_id=one.id)
    assert answer == {"set": [], "pool": [], "stat": "ok"}


def test_photos_stand_between_those_uploaded_before_and_after(flickr, alice, bob):
    one, two = add_photos(bob, "one", "two")
    [hidden] = add_photos(bob, "hidden", visibility=PRIVATE, since=two.posted + 1)
    add_photos(alice, "another's")

    def near(photo, by=None):
        count, before, after = flickr(by).photos.getContext(photo_id=photo.id)
        return count.text, before.get("id"), after.get("id")

    assert near(one) == ("2", "0", two.id)
    assert near(two) == ("2", one.id, "0")
    assert near(hidden, bob)[0] == "3"
    with fails(1, "Photo not found"):
        near(hidden)
    _, before, _ = flickr(bob).photos.getContext(photo_id=two.id, extras="owner_name")
    assert before.get("url") == f"/photos/{bob.nsid}/{one.id}/"
    assert (before.get("title"), before.get("ownername")) == ("one", "bob")


def test_photos_in_no_set_are_told(flickr, hub, alice, bob):
    one, two, three = add_photos(bob, "one", "two", "three")
    add_photos(alice, "another's")
    hub.drain()

    def titles(**arguments):
        [listed] = flickr(bob).photos.getNotInSet(**arguments)
        return [photo.get("title") for photo in listed]

    assert titles() == ["three", "two", "one"]
    set_id = _made(flickr(bob), "a", two)
    _made(flickr(bob), "b", two)
    assert titles() == ["three", "one"]
    assert titles(per_page=1, page=2) == ["one"]
    assert titles(min_upload_date=three.posted) == ["three"]
    assert titles(privacy_filter=5) == []
    assert titles(media="videos") == []
    flickr(bob).photosets.addPhoto(photoset_id=set_id, photo_id=one.id)
    assert titles() == ["three"]
    flickr(bob).photosets.delete(photoset_id=set_id)
    assert titles() == ["three", "one"]
