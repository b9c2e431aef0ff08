"""PHOTO#<id> / PHOTO: photos; the index by_owner lists a person's, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from chalicelib.model.failures import WriteFailed
from chalicelib.model.ids import is_id
from chalicelib.model.person_tag import PersonTag
from chalicelib.model.photo import Location, Photo, Remake, Size
from chalicelib.model.photo_failures import PhotoNotFound, PhotoUnknown
from chalicelib.model.photo_query import PhotoRow
from chalicelib.model.tag import Tag
from chalicelib.model.visibility import GeoVisibility, Visibility
from chalicelib.settings import settings
from chalicelib.store import contacts, keys, table
from chalicelib.store.items import Item, plain

_NO_FIELDS = {"pk", "sk", "version", "place_ids"}  # the last of when photos had them
_TRIES = 8  # for a change between whose reading and writing somebody else wrote


def add(photo: Photo) -> None:
    """Remember a new photo: the table's stream announces it."""
    if not table.put_new(settings().photos_table, {**_item(photo), "version": 1}):
        raise WriteFailed


def get(photo_id: str, *, seen_by: str | None, secret: str = "") -> Photo:
    """A photo as somebody (an NSID, or None) may see it; who knows its secret may always.

    Raises PhotoNotFound, also for what may not be seen; PhotoUnknown for what is no id at all.
    """
    photo = read(photo_id)
    if secret and secret == photo.secret:
        return photo
    if not photo.visibility.admits(contacts.relation(photo.owner, seen_by)):
        raise PhotoNotFound
    return photo


def read(photo_id: str) -> Photo:
    """A photo, whoever asks. Raises PhotoNotFound, PhotoUnknown."""
    if not is_id(photo_id):
        raise PhotoUnknown(photo_id)
    item = table.get(settings().photos_table, keys.photo(photo_id), consistent=True)
    if item is None:
        raise PhotoUnknown(photo_id)
    return _photo(item)


def own(photo_id: str, nsid: str | None) -> Photo:
    """A photo of somebody's own. Raises PhotoNotFound, PhotoUnknown."""
    photo = read(photo_id)
    if photo.owner != nsid:
        raise PhotoNotFound
    return photo


def get_many(photo_ids: Iterable[str]) -> dict[str, Photo]:
    """The photos that exist, by id, as they are at this very moment."""
    asked = map(keys.photo, photo_ids)
    items = table.get_many(settings().photos_table, asked, consistent=True)
    return {photo.id: photo for photo in map(_photo, items)}


def of(owner: str, at_a_time: int = 0) -> Iterator[PhotoRow]:
    """All of a person's photos, newest first, with just what lists are filtered by.

    They are read as they are asked for, so many at once if that is said.
    """
    rows = table.query_index(
        settings().photos_table, "by_owner", name="owner", value=owner, at_a_time=at_a_time
    )
    return (
        PhotoRow(
            id=row["id"],
            visibility=Visibility.from_bits(row["visibility"]),
            safety_level=row["safety_level"],
            content_type=row["content_type"],
            posted=row["posted"],
            taken=row["taken"],
            views=row["views"],
        )
        for row in rows
    )


def changed(owner: str, since: float) -> list[str]:
    """The ids of a person's photos that were changed since a unix time, the last first."""
    rows = table.query_index(settings().photos_table, "by_owner", name="owner", value=owner)
    found = [(row["updated"], row["id"]) for row in rows if row["updated"] >= since]
    return [photo_id for _, photo_id in sorted(found, reverse=True)]


def change(photo_id: str, changed: Callable[[Photo], Photo]) -> Photo:
    """Change a photo; nothing is written if nothing changed. Raises PhotoNotFound."""
    for _ in range(_TRIES):
        item = table.get(settings().photos_table, keys.photo(photo_id), consistent=True)
        if item is None:
            raise PhotoNotFound
        old = _photo(item)
        new = changed(old)
        version = item["version"]
        written = {**_item(new), "version": version + 1}
        if new == old or table.put_over(settings().photos_table, written, version):
            return new
    raise WriteFailed


def edit(photo_id: str, now: float, **attributes: Any) -> Photo:
    """Set attributes of a photo, updated now if that changes it. Raises PhotoNotFound."""
    return change(photo_id, lambda photo: photo.edited(now, **attributes))


def counting(photo_id: str, now: float, **amounts: int) -> table.Update:
    """The photo's part when something that it counts comes or goes: a favorite, a comment."""
    return table.Update(
        key=keys.photo(photo_id),
        amounts={**amounts, "version": 1},  # or ``change`` would write over it
        attributes={"updated": int(now)},
    )


def remove(photo_id: str) -> None:
    """Forget a photo, and then all that hangs on it."""
    key = keys.photo(photo_id)
    table.delete(settings().photos_table, key)
    hanging = table.query(settings().photos_table, key["pk"], consistent=True)
    table.write_many(
        settings().photos_table,
        deletes=[{"pk": item["pk"], "sk": item["sk"]} for item in hanging],
    )


def of_image(image: Mapping[str, Any]) -> Photo:
    """A photo out of an image of the table's stream."""
    return _photo(plain(image))


def location(item: Item) -> Location:
    """A location out of what was kept of one."""
    seen_by = item.get("visibility") or {}  # of photos placed when locations had none
    return Location(**{**item, "visibility": GeoVisibility(**seen_by)})


def _item(photo: Photo) -> Item:
    return {
        **keys.photo(photo.id),
        **asdict(photo),
        "visibility": photo.visibility.bits,
    }


def _photo(item: Item) -> Photo:
    fields = {name: value for name, value in item.items() if name not in _NO_FIELDS}
    fields["visibility"] = Visibility.from_bits(item["visibility"])
    fields["tags"] = tuple(Tag(**tag) for tag in item["tags"])
    fields["people"] = tuple(PersonTag(**person) for person in item["people"])
    fields["woe_ids"] = tuple(item["woe_ids"])
    fields["refusals"] = tuple(item["refusals"])
    fields["remake"] = Remake(**item["remake"]) if item["remake"] else None
    fields["sizes"] = tuple(Size(**size) for size in item["sizes"])
    fields["location"] = location(item["location"]) if item["location"] else None
    return Photo(**fields)
