"""Who may comment on a photo and add to it, as getInfo says it and as tags have it."""

from __future__ import annotations

import pytest

from chalicelib.store import photos
from tests.flickr import fails

EVERYBODY = {"stranger", "contact", "friend", "family", "self"}
ALLOWED = [
    (0, {"self"}),
    (1, {"self", "friend", "family"}),
    (2, {"self", "friend", "family", "contact"}),
    (3, EVERYBODY),
]


def _let(flickr, bob, photo, **perms):
    flags = {"is_public": 1, "is_friend": 0, "is_family": 0}
    flickr(bob).photos.setPerms(photo_id=photo.id, **flags, **perms)


@pytest.mark.parametrize(("perm", "allowed"), ALLOWED)
@pytest.mark.parametrize(
    ("argument", "attribute"), [("perm_comment", "cancomment"), ("perm_addmeta", "canaddmeta")]
)
def test_get_info_tells_who_may(flickr, bob, photo, onlookers, perm, allowed, argument, attribute):
    _let(flickr, bob, photo, **{argument: perm})
    told = {
        who: flickr(member).photos.getInfo(photo_id=photo.id)[0]
        for who, member in onlookers.items()
    }
    assert {who for who, i in told.items() if i.find("editability").get(attribute) == "1"} == (
        allowed
    )
    assert {i.find("publiceditability").get(attribute) for i in told.values()} == {
        "1" if perm == 3 else "0"
    }


@pytest.mark.parametrize(("perm", "allowed"), ALLOWED)
def test_tags_are_added_by_whom_the_owner_lets(flickr, bob, photo, onlookers, perm, allowed):
    _let(flickr, bob, photo, perm_addmeta=perm)
    for who in EVERYBODY:
        if who in allowed:
            flickr(onlookers[who]).photos.addTags(photo_id=photo.id, tags=f"by {who}")
        else:
            with fails(1, "Photo not found"):
                flickr(onlookers[who]).photos.addTags(photo_id=photo.id, tags=f"by {who}")
    found = {tag.text: tag.author for tag in photos.read(photo.id).tags}
    assert {who for who in EVERYBODY if who in found} == allowed
    assert all(found[who] == onlookers[who].nsid for who in allowed)


def test_who_may_add_may_not_see_what_is_private(flickr, bob, photo, onlookers):
    flickr(bob).photos.setPerms(
        photo_id=photo.id, is_public=0, is_friend=0, is_family=1, perm_addmeta=3
    )
    with fails(1, "Photo not found"):
        flickr(onlookers["friend"]).photos.addTags(photo_id=photo.id, tags="x")
    flickr(onlookers["family"]).photos.addTags(photo_id=photo.id, tags="x")


def test_a_tag_is_taken_off_by_its_author_and_the_owner_only(flickr, bob, photo, onlookers):
    _let(flickr, bob, photo, perm_addmeta=3)
    added = flickr(onlookers["friend"]).photos.addTags(photo_id=photo.id, tags="one two")[0]
    one, two = (tag.get("full_tag_id") for tag in added)
    shown = {tag.get("id") for tag in flickr().photos.getInfo(photo_id=photo.id)[0].find("tags")}
    assert {one, two} <= shown

    with fails(1, "Tag not found"):
        flickr(onlookers["stranger"]).photos.removeTag(tag_id=one)
    flickr(onlookers["friend"]).photos.removeTag(tag_id=one)
    flickr(bob).photos.removeTag(tag_id=two)
    assert [tag.text for tag in photos.read(photo.id).tags] == [tag.text for tag in photo.tags]


def test_a_tag_of_another_is_told_to_the_owner(flickr, bob, alice, told, photo):
    _let(flickr, bob, photo, perm_addmeta=3)
    flickr(alice).photos.addTags(photo_id=photo.id, tags="hers")
    assert told() == ["tags"]
