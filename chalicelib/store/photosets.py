"""SET#<id> / SET: sets, each with the ids of its photos; what else stands of them, and where.

PERSON#<nsid> / SETS is the order of a person's sets, PERSON#<nsid> / INSET#<photo>#<set> a row for
each photo in a set. A set, its rows and that order are written together: a photo is in a set
exactly if it has a row. They stand in the People table: a set's item is large, and the Photos
table's stream, which the hub reads, would carry two of it for each change.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict

from chalicelib.model.failures import WriteFailed
from chalicelib.model.photo import Photo
from chalicelib.model.photoset import PHOTOSETS_MAX, Photoset
from chalicelib.model.photoset_failures import PhotosetNotFound, TooManyPhotosets
from chalicelib.settings import settings
from chalicelib.store import keys, table, versions
from chalicelib.store.items import Item

_TRIES = 20  # to write over what was read: each that is lost was won by somebody else
_STEP = versions.WRITES_MAX - 2  # photos that come and go at once, beside set and order


def add(photoset: Photoset) -> None:
    """Remember a new set, the first of its owner's. Raises TooManyPhotosets."""
    for _ in range(_TRIES):
        order, version = _order(photoset.owner)
        if len(order) >= PHOTOSETS_MAX:
            raise TooManyPhotosets
        overs = [
            versions.Over(key=keys.photoset(photoset.id), version=0, item=_item(photoset)),
            _ordered(photoset.owner, (photoset.id, *order), version),
        ]
        rows = _rows(photoset, photoset.photos)
        if versions.write(settings().people_table, overs, puts=rows, deletes=()):
            return
    raise WriteFailed


def get(photoset_id: str) -> Photoset:
    """A set, whoever asks. Raises PhotosetNotFound."""
    return _read(photoset_id)[0]


def own(photoset_id: str, nsid: str | None) -> Photoset:
    """A set of somebody's own. Raises PhotosetNotFound."""
    photoset = get(photoset_id)
    if photoset.owner != nsid:
        raise PhotosetNotFound
    return photoset


def of(nsid: str) -> list[Photoset]:
    """A person's sets, in their order."""
    return _get_many(_order(nsid)[0])


def with_photo(photo: Photo) -> list[Photoset]:
    """The sets that a photo is in, the newest first."""
    return _get_many([each for _, each in _in_sets(photo.owner, photo.id)][::-1])


def photos_in_sets(nsid: str) -> set[str]:
    """The ids of a person's photos that are in any set."""
    pk = keys.person(nsid)["pk"]
    rows = table.query(settings().people_table, pk, prefix=keys.PREFIX_IN_SET, consistent=True)
    return {keys.photo_in_set(row["sk"])[0] for row in rows}


def change(photoset_id: str, changed: Callable[[Photoset], Photoset]) -> Photoset:
    """Change a set, asking anew after each step if many photos come and go; nobody's is lost.

    A set that is left without photos is no more. Raises PhotosetNotFound.
    """
    tries = _TRIES
    while tries:
        old, version = _read(photoset_id)
        wanted = changed(old)
        step = old.towards(wanted, _STEP)
        if step == old or _written(old, step, version):
            if step == wanted:
                return wanted
        else:
            tries -= 1
    raise WriteFailed


def remove(photoset_id: str, now: float) -> None:
    """Forget a set, but not its photos. Raises PhotosetNotFound."""
    change(photoset_id, lambda photoset: photoset.without(photoset.photos, now))


def order(nsid: str, first: Sequence[str]) -> None:
    """Let some sets of a person's be the first, the others behind by their ids.

    Raises PhotosetNotFound for what is no set of theirs.
    """
    for _ in range(_TRIES):
        there, version = _order(nsid)
        if not set(first) <= set(there):
            raise PhotosetNotFound
        others = sorted(set(there) - set(first), key=int)
        over = _ordered(nsid, tuple(dict.fromkeys((*first, *others))), version)
        if versions.write(settings().people_table, [over], puts=(), deletes=()):
            return
    raise WriteFailed


def take_out(photo: Photo, now: float) -> None:
    """Let a photo that is to be deleted be in no set."""
    for photoset in with_photo(photo):
        try:
            change(photoset.id, lambda each: each.without({photo.id}, now))
        except PhotosetNotFound:  # somebody has just removed it
            continue


def counting(photoset_id: str, now: float, **amounts: int) -> table.Update:  # noqa: ARG001
    """The set's part when something that it counts comes or goes: a comment."""
    return table.Update(key=keys.photoset(photoset_id), amounts={**amounts, "version": 1})


def _written(old: Photoset, new: Photoset, version: int) -> bool:
    come, leave = set(new.photos) - set(old.photos), set(old.photos) - set(new.photos)
    overs = [_over(new, version)]
    if not new.photos:
        listed, order_version = _order(old.owner)
        left = tuple(each for each in listed if each != old.id)
        overs.append(_ordered(old.owner, left, order_version))
    written = versions.write(
        settings().people_table, overs, puts=_rows(new, come), deletes=_rows(new, leave)
    )
    if written and not new.photos:
        _forget_comments(old.id)
    return written


def _over(photoset: Photoset, version: int) -> versions.Over:
    item = _item(photoset) if photoset.photos else None
    return versions.Over(key=keys.photoset(photoset.id), version=version, item=item)


def _rows(photoset: Photoset, photo_ids: Collection[str]) -> Iterator[keys.Key]:
    return (keys.in_photoset(photoset.owner, each, photoset.id) for each in photo_ids)


def _in_sets(nsid: str, photo_id: str) -> Iterator[tuple[str, str]]:
    pk, prefix = keys.person(nsid)["pk"], keys.in_photosets(photo_id)
    rows = table.query(settings().people_table, pk, prefix=prefix, consistent=True)
    return (keys.photo_in_set(row["sk"]) for row in rows)


def _order(nsid: str) -> tuple[tuple[str, ...], int]:
    """The ids of a person's sets in their order, and its version."""
    item = table.get(settings().people_table, keys.photosets(nsid), consistent=True)
    return (tuple(item["ids"].split()), item["version"]) if item else ((), 0)


def _ordered(nsid: str, ids: tuple[str, ...], version: int) -> versions.Over:
    return versions.Over(key=keys.photosets(nsid), version=version, item={"ids": " ".join(ids)})


def _forget_comments(photoset_id: str) -> None:
    pk = keys.photoset(photoset_id)["pk"]
    hanging = table.query(settings().people_table, pk, consistent=True)
    table.write_many(
        settings().people_table,
        deletes=[{"pk": item["pk"], "sk": item["sk"]} for item in hanging],
    )


def _read(photoset_id: str) -> tuple[Photoset, int]:
    item = table.get(settings().people_table, keys.photoset(photoset_id), consistent=True)
    if item is None:
        raise PhotosetNotFound
    return _photoset(item), item["version"]


def _get_many(photoset_ids: Iterable[str]) -> list[Photoset]:
    asked = list(photoset_ids)
    items = table.get_many(settings().people_table, map(keys.photoset, asked), consistent=True)
    found = {photoset.id: photoset for photoset in map(_photoset, items)}
    return [found[each] for each in asked if each in found]


def _item(photoset: Photoset) -> Item:
    """The ids as one text, which botocore reads at once."""
    return {**asdict(photoset), "photos": " ".join(photoset.photos)}


def _photoset(item: Item) -> Photoset:
    fields = {name: value for name, value in item.items() if name not in {"pk", "sk", "version"}}
    return Photoset(**{**fields, "photos": tuple(item["photos"].split())})
