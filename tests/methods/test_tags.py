"""flickr.photos.addTags and removeTag."""

from __future__ import annotations

import pytest

from chalicelib.store import photos
from tests.flickr import fails


def tags(flickr, photo) -> dict[str, str]:
    """A photo's tags by what they are found by, each with its id."""
    [info] = flickr().photos.getInfo(photo_id=photo.id)
    return {tag.text: tag.get("id") for tag in info.find("tags")}


def test_added_tags_are_answered_and_stay(flickr, bob, photo):
    [added] = flickr(bob).photos.addTags(photo_id=photo.id, tags='Dog "New York" geo:lat=52')
    assert [tag.text for tag in added] == ["dog", "newyork", "geo:lat=52"]
    dog, _, machine = added
    assert dog.attrib.keys() == {"author", "authorname", "raw", "machine_tag", "full_tag_id", "id"}
    assert (dog.get("raw"), dog.get("authorname"), dog.get("machine_tag")) == ("Dog", "bob", "0")
    assert machine.get("machine_tag") == "1"
    assert list(tags(flickr, photo)) == ["cat", "ab", "dog", "newyork", "geo:lat=52"]
    assert tags(flickr, photo)["dog"] == dog.get("full_tag_id")


def test_tags_the_photo_has_already_change_nothing(flickr, bob, photo):
    [added] = flickr(bob).photos.addTags(photo_id=photo.id, tags="CAT c-a-t 🐈")
    assert len(added) == 0
    assert photos.read(photo.id) == photo


def test_a_photo_bears_75_tags(flickr, bob, photo):
    as_bob = flickr(bob)
    as_bob.photos.addTags(photo_id=photo.id, tags=" ".join(f"t{n}" for n in range(73)))
    with fails(2, "Maximum number of tags reached"):
        as_bob.photos.addTags(photo_id=photo.id, tags="more")
    as_bob.photos.addTags(photo_id=photo.id, tags="t1 cat")
    assert len(tags(flickr, photo)) == 75


def test_a_removed_tag_is_gone_and_cannot_be_removed_again(flickr, bob, photo):
    tag_id = tags(flickr, photo)["cat"]
    flickr(bob).photos.removeTag(tag_id=tag_id)
    assert list(tags(flickr, photo)) == ["ab"]
    with fails(1, "Tag not found"):
        flickr(bob).photos.removeTag(tag_id=tag_id)


@pytest.mark.parametrize(
    "tag_id", ["1", "-", "1-2-3", "{photo}", "1-{photo}", "1-{photo}-", "x-{photo}-99", "a-b-c-d"]
)
def test_what_is_no_tags_id_names_no_tag(flickr, bob, photo, tag_id):
    with fails(1, "Tag not found"):
        flickr(bob).photos.removeTag(tag_id=tag_id.format(photo=photo.id))


def test_nobody_removes_the_tags_of_another(flickr, alice, photo):
    with fails(1, "Tag not found"):
        flickr(alice).photos.removeTag(tag_id=tags(flickr, photo)["cat"])
    assert photos.read(photo.id) == photo
