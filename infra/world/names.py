"""Names: the labels, the paths and the place ids that nobody told."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from chalicelib.model.place import PlaceType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from infra.world.draft import Draft

_IN_PATHS = (
    PlaceType.COUNTRY,
    PlaceType.REGION,
    PlaceType.LOCALITY,
    PlaceType.NEIGHBOURHOOD,
    PlaceType.CONTINENT,
)
_BYTES_MORE = 5  # of a place id than its WOE id has digits


def complete(drafts: Iterable[Draft]) -> None:
    """Give places what they lack. Of two with one path the one of more photos has it."""
    every = list(drafts)
    for draft in every:
        draft.place_ids = draft.place_ids or [_place_id(draft.woe_id)]
        draft.label = draft.label or _label(draft)
    taken: set[str] = set()
    for draft in sorted(every, key=_precedence):
        path = "" if draft.is_superseded else _path(draft)
        draft.url = path if path and path not in taken else f"/{draft.place_ids[0]}"
        taken.add(draft.url)


def _place_id(woe_id: int) -> str:
    """As opaque as Flickr's, of their letters and length; it follows from the WOE id."""
    length = len(str(woe_id)) + _BYTES_MORE
    digest = hashlib.sha256(f"pushr place {woe_id}".encode()).digest()[:length]
    return base64.b64encode(digest, altchars=b"._").decode().rstrip("=")


def _label(draft: Draft) -> str:
    """Its name and what it lies in, up to the country, as in "Bru, Vesturland, Iceland"."""
    around = [each.name for each in draft.ancestors if each.type is not PlaceType.CONTINENT]
    return ", ".join((draft.name, *around))


def _path(draft: Draft) -> str:
    """``/Country/Region/City/Neighbourhood``; a county has none, as at Flickr."""
    if draft.type not in _IN_PATHS:
        return ""
    line = [each for each in draft.ancestors[::-1] if each.type in _IN_PATHS[:4]]
    return "".join(f"/{quote_plus(each.name)}" for each in (*line, draft))


def _precedence(draft: Draft) -> tuple[bool, int, int, int]:
    rank = _IN_PATHS.index(draft.type) if draft.type in _IN_PATHS else len(_IN_PATHS)
    return draft.is_superseded, rank, -draft.points, draft.woe_id
