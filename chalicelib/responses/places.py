"""<places>, <place>, <location> and <shapes>: what flickr.places.* answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from chalicelib.formats.element import Element, Value, text
from chalicelib.model import addresses, wkb
from chalicelib.model.box import Box
from chalicelib.model.paging import Page
from chalicelib.model.place import Place, PlaceType
from chalicelib.model.place_count import PlaceCount
from chalicelib.model.shape import Shape

Attributes = dict[str, Value]

_DECIMALS = 3  # of a place's position: about a hundred metres


def info(place: Place, chain: Iterable[Place], shape: Shape | None) -> Element:
    """What flickr.places.getInfo answers: a place, what it lies in, and its outline."""
    answer = _full("place", place)
    answer.attributes["has_shapedata"] = shape is not None
    _lies_in(answer, chain)
    return answer.one(_shapedata(shape)) if shape else answer


def location(place: Place, chain: Iterable[Place]) -> Element:
    """What flickr.places.resolvePlaceId and resolvePlaceURL answer."""
    return _lies_in(_full("location", place), chain)


def types() -> Element:
    """What flickr.places.getPlaceTypes answers."""
    kinds = [Element("place_type", kind.word, id=int(kind)) for kind in PlaceType]
    return Element("place_types").many("place_type", kinds)


def found(places: Sequence[Place], query: str) -> Element:
    """What flickr.places.find answers."""
    return _places(map(_labelled, places), query=query, total=len(places))


def at(place: Place | None, latitude: float, longitude: float, accuracy: int) -> Element:
    """What flickr.places.findByLatLon answers: the smallest place around a point."""
    told = [_full("place", place)] if place else []
    return _places(told, latitude=latitude, longitude=longitude, accuracy=accuracy, total=len(told))


def within(page: Page[Place], box: Box, kind: PlaceType) -> Element:
    """What flickr.places.placesForBoundingBox answers."""
    return _places(
        map(_labelled, page.items),
        place_type=kind.word,
        total=page.total,
        pages=page.pages,
        page=page.page,
        bbox=f"{box.west:.9g},{box.south:.9g},{box.east:.9g},{box.north:.9g}",
    )


def counted(counts: Sequence[PlaceCount], dates: Mapping[str, int] | None = None) -> Element:
    """Places, each with how many photos were taken there; ``dates`` say when."""
    return _places(map(_counted, counts), total=len(counts), **(dates or {}))


def tags(counts: Sequence[tuple[str, int]]) -> Element:
    """What flickr.places.tagsForPlace answers."""
    told = [Element("tag", tag, count=count) for tag, count in counts]
    return Element("tags", total=len(counts)).many("tag", told)


def history(place: Place, shapes: Sequence[Shape], total: int) -> Element:
    """What flickr.places.getShapeHistory answers, the newest first."""
    answer = Element(
        "shapes",
        total=total,
        woe_id=place.woe_id,
        place_id=place.place_id,
        place_type=place.type.word,
        place_type_id=int(place.type),
    )
    return answer.many("shapedata", map(_shapedata, shapes))


def _places(told: Iterable[Element], **attributes: Value) -> Element:
    return Element("places", **attributes).many("place", told)


def _full(tag: str, place: Place) -> Element:
    return Element(
        tag,
        **_where(place),
        **_kind(place),
        name=place.label,
        woe_name=place.name,
    )


def _labelled(place: Place) -> Element:
    return Element(
        "place",
        place.label,
        **_where(place),
        **_kind(place),
        woe_name=place.name,
    )


def _counted(count: PlaceCount) -> Element:
    answer = _labelled(count.place)
    answer.attributes["photo_count"] = count.photos
    return answer


def _lies_in(answer: Element, chain: Iterable[Place]) -> Element:
    """With the place itself, as Flickr has it, and without the continent."""
    told = (place for place in chain if place.type is not PlaceType.CONTINENT)
    return answer.one(*(Element(p.type.word, p.label, **_where(p)) for p in told))


def _where(place: Place) -> Attributes:
    return {
        "place_id": place.place_id,
        "woeid": place.woe_id,
        "latitude": round(place.latitude, _DECIMALS),
        "longitude": round(place.longitude, _DECIMALS),
        "place_url": place.url,
    }


def _kind(place: Place) -> Attributes:
    return {
        "place_type": place.type.word,
        "place_type_id": int(place.type),
        "timezone": place.timezone,
    }


def _shapedata(shape: Shape) -> Element:
    answer = Element(
        "shapedata",
        created=str(shape.created),
        alpha=shape.alpha,
        count_points=str(shape.points),
        count_edges=shape.edges,
        has_donuthole=shape.has_donuthole,
        is_donuthole=shape.is_donuthole,
    )
    lines = [Element("polyline", _line(ring)) for ring in wkb.rings(shape.wkb)]
    files = Element("urls").one(text("shapefile", addresses.shapefile(shape)))
    return answer.one(Element("polylines").many("polyline", lines), files)


def _line(ring: wkb.Ring) -> str:
    """Latitude before longitude, in as many digits as PHP wrote."""
    return " ".join(f"{latitude:.14g},{longitude:.14g}" for longitude, latitude in ring)
