"""Sets of photos as one onlooker sees them: public themselves, their photos each as they are.

Of who sees none of a set's photos the set is hidden, as Flickr hid it: its title may tell enough.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from chalicelib.model.failures import PersonNotFound
from chalicelib.model.listed import Listed
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo
from chalicelib.model.photo_query import PhotoQuery, PhotoRow
from chalicelib.model.photoset import Photoset, Shown
from chalicelib.model.photoset_failures import PhotosetNotFound
from chalicelib.model.visibility import Relation
from chalicelib.store import contacts, people, photos, photosets

_FEW = 500  # photos that are read themselves; of more, the list of all the owner's is cheaper
_SEEN = PhotoQuery()

Rows = dict[str, PhotoRow]


def photoset(photoset_id: str, viewer: str | None) -> Shown:
    """A set as somebody (an NSID, or None) sees it. Raises PhotosetNotFound."""
    found = photosets.get(photoset_id)
    try:
        owner = people.get(found.owner)
    except PersonNotFound as error:
        raise PhotosetNotFound from error
    seen = of([found], owner, viewer)
    if not seen:
        raise PhotosetNotFound
    return seen[0]


def of(sets: Sequence[Photoset], owner: Person, viewer: str | None) -> list[Shown]:
    """Those of a person's sets that somebody sees photos of, in the order given."""
    relation = contacts.relation(owner.nsid, viewer)
    rows = _rows(owner.nsid, {each for photoset in sets for each in photoset.photos}, relation)
    found = photos.get_many(filter(None, (photoset.led(rows) for photoset in sets)))
    primaries = {each: photo for each, photo in found.items() if photo.visibility.admits(relation)}
    return [
        Shown(
            photoset=photoset,
            rows=tuple(rows[each] for each in photoset.photos if each in rows),
            primary=Listed(photo=primaries[photoset.led(rows)], owner=owner, viewer=relation),
        )
        for photoset in sets
        if photoset.led(rows) in primaries
    ]


def _rows(owner: str, photo_ids: Collection[str], relation: Relation) -> Rows:
    """What lists are filtered by of those photos that are seen, by their ids."""
    rows: Iterable[PhotoRow] = photos.of(owner) if len(photo_ids) > _FEW else _read(photo_ids)
    return {row.id: row for row in rows if row.id in photo_ids and _SEEN.admits(row, relation)}


def _read(photo_ids: Collection[str]) -> Iterator[PhotoRow]:
    return map(_row, photos.get_many(photo_ids).values())


def _row(photo: Photo) -> PhotoRow:
    return PhotoRow(
        id=photo.id,
        visibility=photo.visibility,
        safety_level=photo.safety_level,
        content_type=photo.content_type,
        posted=photo.posted,
        taken=photo.taken,
        views=photo.views,
    )
