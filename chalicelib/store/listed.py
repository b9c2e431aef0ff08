"""Photos for a list: each with its owner and what the onlooker is to them, read in batches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chalicelib.model.listed import Listed, around
from chalicelib.store import contacts, people, photos


def of(photo_ids: Iterable[str], viewer: str | None) -> list[Listed]:
    """Those of some photos that an onlooker (an NSID, or None) may see, in the order asked for.

    What is still in the making, is gone, or whose owner is, is left out.
    """
    asked = list(photo_ids)
    found = photos.get_many(asked)
    owners = people.get_many({photo.owner for photo in found.values()})
    relations = contacts.relations(owners, viewer)
    listed = (
        Listed(
            photo=found[each], owner=owners[found[each].owner], viewer=relations[found[each].owner]
        )
        for each in asked
        if each in found and found[each].owner in owners
    )
    return [each for each in listed if _is_shown(each)]


def beside(
    photo_id: str, photo_ids: Sequence[str], viewer: str | None
) -> tuple[Listed | None, Listed | None]:
    """What stands before a photo in a list, and what after it, if an onlooker may see it."""
    if photo_id not in photo_ids:  # an index may be some time behind
        return None, None
    near = around(photo_ids, photo_id)
    found = {each.photo.id: each for each in of(filter(None, near), viewer)}
    before, after = (found.get(each or "") for each in near)
    return before, after


def _is_shown(listed: Listed) -> bool:
    seen = listed.photo.visibility.admits(listed.viewer)
    return seen and listed.photo.is_ready and not listed.owner.deleted
