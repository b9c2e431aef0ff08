"""PHOTO#<id> / PHOTO: photos; the index by_owner lists a person's, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from chalicelib.model.failures import PhotoNotFound, PhotoUnknown, WriteFailed
from chalicelib.model.ids import is_id
from chalicelib.model.photo import Location, Photo, Size
from chalicelib.model.photo_query import PhotoRow
from chalicelib.model.tag import Tag
from chalicelib.model.visibility import Visibility
from chalicelib.settings import settings
from chalicelib.store import contacts, keys, table

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


def get_many(photo_ids: Iterable[str]) -> dict[str, Photo]:
    """The photos that exist, by id, as they are at this very moment."""
    asked = map(keys.photo, photo_ids)
    items = table.get_many(settings().photos_table, asked, consistent=True)
    return {photo.id: photo for photo in map(_photo, items)}


def of(owner: str) -> Iterator[PhotoRow]:
    """All of a person's photos, newest first, with just what lists are filtered by."""
    rows = table.query_index(settings().photos_table, "by_owner", name="owner", value=owner)
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


def remove(photo_id: str) -> None:
    """Forget a photo."""
    table.delete(settings().photos_table, keys.photo(photo_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the table's stream tells of a photo: how it was, and how it is."""

    old: Photo | None
    new: Photo | None


def changes(records: Iterable[Mapping[str, Any]]) -> Iterator[Change]:
    """The photos among the records of the table's stream."""
    for record in records:
        images = record["dynamodb"]
        if images["Keys"]["sk"]["S"] == "PHOTO":
            yield Change(old=_image(images.get("OldImage")), new=_image(images.get("NewImage")))


def _image(image: Mapping[str, Any] | None) -> Photo | None:
    return _photo(table.plain(image)) if image else None


def _item(photo: Photo) -> table.Item:
    return {
        **keys.photo(photo.id),
        **asdict(photo),
        "visibility": photo.visibility.bits,
    }


def _photo(item: table.Item) -> Photo:
    fields = {name: value for name, value in item.items() if name not in {"pk", "sk", "version"}}
    fields["visibility"] = Visibility.from_bits(item["visibility"])
    fields["tags"] = tuple(Tag(**tag) for tag in item["tags"])
    fields["sizes"] = tuple(Size(**size) for size in item["sizes"])
    fields["location"] = Location(**item["location"]) if item["location"] else None
    return Photo(**fields)
