"""flickr.favorites.*"""

from __future__ import annotations

import pytest

from chalicelib.store import favorites, photos
from tests.flickr import fails


def _is_favorite(flickr, member, photo) -> str:
    return flickr(member).photos.getInfo(photo_id=photo.id)[0].get("isfavorite")


def test_a_favorite_is_counted_and_shown_to_whose_it_is(flickr, alice, bob, photo):
    assert len(flickr(alice).favorites.add(photo_id=photo.id)) == 0

    assert photos.read(photo.id).faves == 1
    assert [_is_favorite(flickr, who, photo) for who in (alice, bob, None)] == ["1", "0", "0"]


def test_a_photo_is_a_favorite_only_once(flickr, alice, photo):
    flickr(alice).favorites.add(photo_id=photo.id)
    with fails(3, "Photo is already in favorites"):
        flickr(alice).favorites.add(photo_id=photo.id)

    assert photos.read(photo.id).faves == 1


def test_a_favorite_that_was_removed_is_none_and_cannot_be_removed_again(flickr, alice, photo):
    flickr(alice).favorites.add(photo_id=photo.id)
    flickr(alice).favorites.remove(photo_id=photo.id)
    with fails(1, "Photo not in favorites"):
        flickr(alice).favorites.remove(photo_id=photo.id)

    assert photos.read(photo.id).faves == 0
    assert _is_favorite(flickr, alice, photo) == "0"


def test_ones_own_photo_is_no_favorite(flickr, bob, photo):
    with fails(2, "Photo is owned by you"):
        flickr(bob).favorites.add(photo_id=photo.id)


def test_what_is_no_photo_is_no_favorite(flickr, alice):
    with fails(1, 'Photo "1" not found (invalid ID)'):
        flickr(alice).favorites.add(photo_id="1")
    for photo_id in ("1", "x", "9" * 3000):
        with fails(1, "Photo not in favorites"):
            flickr(alice).favorites.remove(photo_id=photo_id)


@pytest.mark.parametrize(
    ("flags", "may"),
    [
        ({"is_public": 1, "is_friend": 0, "is_family": 0}, {"stranger", "contact", "friend"}),
        ({"is_public": 0, "is_friend": 1, "is_family": 0}, {"friend"}),
        ({"is_public": 0, "is_friend": 0, "is_family": 0}, set()),
    ],
)
def test_a_favorite_is_what_one_may_see(flickr, bob, photo, onlookers, flags, may):
    flickr(bob).photos.setPerms(photo_id=photo.id, **flags)
    for who in ("stranger", "contact", "friend"):
        if who in may:
            flickr(onlookers[who]).favorites.add(photo_id=photo.id)
        else:
            with fails(4, "User cannot see photo"):
                flickr(onlookers[who]).favorites.add(photo_id=photo.id)


def test_a_favorite_can_be_removed_when_the_photo_has_gone_private(flickr, alice, bob, photo):
    flickr(alice).favorites.add(photo_id=photo.id)
    flickr(bob).photos.setPerms(photo_id=photo.id, is_public=0, is_friend=0, is_family=0)
    flickr(alice).favorites.remove(photo_id=photo.id)

    assert photos.read(photo.id).faves == 0


def test_nobody_removes_the_favorites_of_another(flickr, alice, bob, photo):
    flickr(alice).favorites.add(photo_id=photo.id)
    with fails(2, "Cannot remove photo from that user's favorites"):
        flickr(bob).favorites.remove(photo_id=photo.id, user_id=alice.nsid)
    with fails(3, "User not found"):
        flickr(bob).favorites.remove(photo_id=photo.id, user_id="1@N01")
    flickr(alice).favorites.remove(photo_id=photo.id, user_id=alice.nsid)


def test_favorites_need_write_permission(flickr, members, alice, photo):
    reader = members.with_perms(alice, "read")
    for verb in ("add", "remove"):
        with fails(99):
            flickr(reader).call(f"flickr.favorites.{verb}", photo_id=photo.id)


def test_a_favorite_added_and_removed_is_told(flickr, alice, told, photo):
    flickr(alice).favorites.add(photo_id=photo.id)
    assert told() == ["faves"]
    flickr(alice).favorites.remove(photo_id=photo.id)
    assert told() == ["faves"]


def test_a_change_of_the_photo_does_not_lose_a_favorite(alice, photo):
    """As when both happen at the same time: what was read before the favorite is not written."""
    attempts = []

    def titled(read):
        if not attempts:
            favorites.add(alice.nsid, photo.id, 1_800_000_000)
        attempts.append(read.faves)
        return read.edited(1_800_000_000, title="t")

    photos.change(photo.id, titled)
    assert attempts == [0, 1]
    assert (photos.read(photo.id).faves, photos.read(photo.id).title) == (1, "t")


def test_favorites_go_with_their_photo(flickr, alice, bob, photo):
    flickr(alice).favorites.add(photo_id=photo.id)
    flickr(bob).photos.delete(photo_id=photo.id)

    assert not favorites.is_favorite(alice.nsid, photo.id)
