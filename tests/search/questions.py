"""Random searches, as clients send them; the same for the same dice."""

from __future__ import annotations

from random import Random

from tests.search.world import (
    BEGIN,
    DAY,
    DAYS,
    MACHINE_TAGS,
    PLACES,
    TAGS,
    WOE_IDS,
    WORDS,
    World,
)

_SORTS = ["date-posted-asc", "date-posted-desc", "date-taken-asc", "date-taken-desc"]
_SORTS += ["interestingness-asc", "interestingness-desc", "relevance", ""]
_PATTERNS = ["dc:", "dc:title=", 'dc:title="mr. camera"', "*:title=", "*:*=cat", "*:title=cat"]
_PATTERNS += ["geo:*=paris", *MACHINE_TAGS]


def question(dice: Random, world: World, viewer: str | None) -> dict[str, str]:
    """One to three conditions, and how to look."""
    kinds = dice.sample(list(_CONDITIONS), dice.choice([1, 1, 2, 2, 3]))
    params: dict[str, str] = {}
    for kind in kinds:
        params |= _CONDITIONS[kind](dice, world, viewer)
    if dice.random() < 0.4:
        params |= dice.choice(_HOW)(dice)
    if sort := dice.choice(_SORTS):
        params["sort"] = sort
    params["per_page"] = str(dice.choice([1, 7, 20]))
    params["page"] = str(dice.choice([1, 1, 1, 2, 3]))
    if params.get("has_geo") == "0":  # which asks for no more
        for where in ("geo_context", "bbox", "accuracy", "lat", "lon", "woe_id"):
            params.pop(where, None)
    return params


def _owner(dice: Random, world: World, viewer: str | None) -> dict[str, str]:
    if viewer and dice.random() < 0.5:
        return dice.choice([{"user_id": "me"}, {"contacts": "all"}, {"contacts": "ff"}])
    return {"user_id": dice.choice(world.members).nsid}


def _tags(dice: Random, *_: object) -> dict[str, str]:
    some = dice.sample(list(TAGS), dice.choice([1, 1, 2, 3]))
    signed = [f"-{tag}" if at and dice.random() < 0.2 else tag for at, tag in enumerate(some)]
    return {"tags": ",".join(signed), "tag_mode": dice.choice(["any", "all"])}


def _text(dice: Random, *_: object) -> dict[str, str]:
    some = dice.choices(list(WORDS), k=dice.choice([1, 1, 2]))
    parts = [f"-{word}" if at and dice.random() < 0.3 else word for at, word in enumerate(some)]
    if dice.random() < 0.2:
        parts.append('"' + " ".join(dice.choices(["cat", "Dog", "night", "cafe"], k=2)) + '"')
    return {"text": " ".join(parts)}


def _machine(dice: Random, *_: object) -> dict[str, str]:
    some = dice.sample(_PATTERNS, dice.choice([1, 1, 2]))
    return {"machine_tags": ",".join(some), "machine_tag_mode": dice.choice(["any", "all"])}


def _circle(dice: Random, *_: object) -> dict[str, str]:
    latitude, longitude = dice.choice(PLACES)
    told = {"lat": str(latitude), "lon": str(longitude)}
    if dice.random() < 0.7:
        told |= {
            "radius": str(dice.choice([1, 10, 19.5])),
            "radius_units": dice.choice(["km", "mi"]),
        }
    return told


def _box(dice: Random, *_: object) -> dict[str, str]:
    boxes = ["-180,-90,180,90", "2.2,48.7,2.5,49", "179,-18,-179,-16", "-75,40,3,50", "10,89,11,90"]
    return {"bbox": dice.choice(boxes)}


def _uploaded(dice: Random, *_: object) -> dict[str, str]:
    first = BEGIN + dice.randrange(DAYS) * DAY
    told = {"min_upload_date": str(first), "max_upload_date": str(first + 20 * DAY)}
    return told if dice.random() < 0.5 else dict([dice.choice(list(told.items()))])


def _taken(dice: Random, *_: object) -> dict[str, str]:
    year = dice.randrange(2010, 2024)
    told = {
        "min_taken_date": f"{year}-05-01 00:00:00",
        "max_taken_date": f"{year + 3}-05-12 12:00:00",
    }
    return told if dice.random() < 0.5 else dict([dice.choice(list(told.items()))])


def _one(name: str, *values: str):
    return lambda dice, *_: {name: dice.choice(values)}


_CONDITIONS = {
    "owner": _owner,
    "tags": _tags,
    "text": _text,
    "machine": _machine,
    "circle": _circle,
    "box": _box,
    "uploaded": _uploaded,
    "taken": _taken,
    "person": lambda dice, world, _: {"person_id": dice.choice(world.members).nsid},
    "license": _one("license", "0", "1,2,4,5,7", "9", "11"),
    "woe": _one("woe_id", *WOE_IDS),
    "has_geo": _one("has_geo", "0", "1"),
    "geo_context": _one("geo_context", "0", "1", "2"),
}
_HOW = [
    _one("safe_search", "1", "2", "3"),
    _one("content_type", *"1234567"),
    _one("content_types", "0", "0,2", "3"),
    _one("media", "all", "photos", "videos"),
    _one("privacy_filter", *"12345"),
]
