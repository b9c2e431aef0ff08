"""Named: the places that somebody means by an id or an address, or by a point.

A place that is superseded is never meant: what supersedes it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from chalicelib.model.photo import Location
from chalicelib.model.place import Place
from chalicelib.model.place_arguments import PlaceName, is_place_id
from chalicelib.model.place_failures import PlaceNotFound
from chalicelib.shapes.gazetteer import latest

_HOPS = 8  # from a place to what supersedes it: a circle of them would have no end
_ORIGIN = re.compile(r"https?://[^/]*")
_PAGES = "/places"


def place(name: PlaceName) -> Place:
    """The place of an id. Raises ParameterMissing, PlaceIdInvalid, PlaceNotFound."""
    woe_id, place_id = name.ids()
    found = by_woe_id(woe_id) if woe_id else by_place_id(place_id)
    if found is None:
        raise PlaceNotFound
    return found


def by_woe_id(woe_id: str) -> Place | None:
    """The place of a WOE id."""
    return _current(latest().place(woe_id))


def by_place_id(place_id: str) -> Place | None:
    """The place of any of its place ids."""
    return _current(latest().by_place_id(place_id)) if is_place_id(place_id) else None


def by_url(url: str) -> Place | None:
    """The place of a path (``/Iceland/Reykjavik``), of a page's address, or of ``/<place id>``."""
    path = _ORIGIN.sub("", url.strip())
    path = "/" + path.removeprefix(_PAGES).strip("/").replace(" ", "+")
    path = path.encode(errors="ignore").decode()  # halves of characters are in no address
    return _current(latest().by_url(path)) or by_place_id(path[1:])


def chain(place: Place) -> tuple[Place, ...]:
    """A place and what it lies in, the smallest first."""
    return (place, *latest().ancestors(place))


def around(location: Location | None) -> tuple[Place, ...]:
    """The places around a location, as small as its accuracy tells; the smallest first."""
    if location is None:
        return ()
    return latest().at(location.latitude, location.longitude, location.accuracy)


def all_of(woe_ids: Iterable[str]) -> tuple[Place, ...]:
    """Those of some places that are known, in their order, as they were named."""
    found = map(latest().place, woe_ids)
    return tuple(place for place in found if place)


def woe_ids(woe_ids: Iterable[str] = (), place_ids: Iterable[str] = ()) -> tuple[str, ...]:
    """The WOE ids under which photos stand in some places, each once.

    A WOE id that no gazetteer knows stands for itself: owners may say it of their photos. One that
    is superseded does so besides, for the photos from before. Unknown place ids are left out.
    """
    known = filter(None, map(by_place_id, place_ids))
    told = [each for woe_id in woe_ids for each in (woe_id, _successor(woe_id))]
    return tuple(dict.fromkeys([*told, *(place.woe_id for place in known)]))


def _successor(woe_id: str) -> str:
    found = by_woe_id(woe_id)
    return found.woe_id if found else woe_id


def _current(found: Place | None) -> Place | None:
    for _ in range(_HOPS):
        newer = latest().place(found.superseded_by) if found and found.superseded_by else None
        if newer is None:
            return found
        found = newer
    return found
