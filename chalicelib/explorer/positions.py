"""Positions: where the photos of an answer were taken, to be shown on a map beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import isfinite

from chalicelib.api.method import Answer
from chalicelib.formats.element import Element, Value
from chalicelib.model import addresses
from chalicelib.model.listed import Listed
from chalicelib.responses.lists import PhotoList

MOST = 100  # each is a line of the page as well


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Degrees, what is there, and the address of its picture if it has one."""

    latitude: float
    longitude: float
    title: str
    address: str = ""


def of(answer: Answer) -> list[Position]:
    """The first positions that an answer tells; of a list of photos those that its reader may know.

    A list tells them only if it is asked for them, and some feeds cannot.
    """
    if isinstance(answer, PhotoList):
        found = map(_listed, answer.page.items)
        return list(islice(filter(None, found), MOST))
    roots = answer if isinstance(answer, list) else [answer]
    trees = (root for root in roots if isinstance(root, Element))
    return list(islice((each for tree in trees for each in _told(tree, "")), MOST))


def _listed(listed: Listed) -> Position | None:
    location = listed.photo.location_for(listed.viewer)
    if location is None:
        return None
    size = listed.photo.size("b", "c", "z", "", "w", "n", "m", "t")
    return Position(
        latitude=location.latitude,
        longitude=location.longitude,
        title=listed.photo.title or f"Photo {listed.photo.id}",
        address=addresses.static(listed.photo, size) if size else "",
    )


def _told(element: Element, about: str) -> Iterator[Position]:
    """What an element and those in it tell; ``about`` is what the element stands in."""
    name = _name(element) or about
    given = element.attributes
    latitude, longitude = (_degrees(given.get(each)) for each in ("latitude", "longitude"))
    if latitude is not None and longitude is not None and (latitude or longitude):
        yield Position(latitude=latitude, longitude=longitude, title=name or element.tag)
    for child in element.elements():
        yield from _told(child, name)


def _name(element: Element) -> str:
    """What an element is called: by its title, its name, its words, or at least its id."""
    titles = [child.text for child in element.elements() if child.tag in {"title", "name"}]
    given = element.attributes
    said = [given.get("title"), given.get("name"), *titles, element.text]
    named = next((str(each) for each in said if each), "")
    return named or (f"{element.tag} {given['id']}" if given.get("id") else "")


def _degrees(value: Value) -> float | None:
    try:
        degrees = float(value) if value is not None else None
    except ValueError:
        return None
    return degrees if degrees is not None and isfinite(degrees) else None
