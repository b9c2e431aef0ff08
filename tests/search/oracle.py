"""The oracle: flickr.photos.search as its documentation reads, by looking at every photo.

It knows nothing of lists, and splits no words: the world's texts are made of words that it is told.
"""

from __future__ import annotations

import math
import re

from chalicelib.model.photo import Photo
from tests.search.world import TAGS, WORDS, World

_CONTENT = {"1": "1", "2": "2", "3": "3", "4": "12", "5": "23", "6": "13", "7": "123"}
_PRIVACY = {"2": (False, True, False), "3": (False, False, True), "4": (False, True, True)}
_PRIVACY["5"] = (False, False, False)


def answer(world: World, params: dict[str, str], viewer: str | None) -> list[str]:
    """The ids of all photos that a search finds, in their order."""
    found = [each for each in world.photos if _Photo(world, params, viewer, each).matches()]
    found.sort(key=lambda each: (each.posted, int(each.id)), reverse=True)
    sort = params.get("sort") or ("distance" if "lat" in params else "date-posted-desc")
    if sort == "date-posted-asc":
        found.reverse()
    elif sort == "distance":
        found.sort(key=lambda each: _Photo(world, params, viewer, each).distance())
    elif sort == "relevance":
        found.sort(key=lambda each: -_Photo(world, params, viewer, each).relevance())
    elif not sort.startswith("date-posted"):
        by_taken = sort.startswith("date-taken")
        found.sort(key=_taken if by_taken else _interest, reverse=sort.endswith("desc"))
    return [each.id for each in found]


def _taken(photo: Photo) -> str:
    return photo.taken


def _interest(photo: Photo) -> int:
    return int(4 * math.log2(1 + photo.views / 10 + 3 * photo.comments + 5 * photo.faves))


class _Photo:
    def __init__(self, world: World, params: dict[str, str], viewer: str | None, photo: Photo):
        self.world, self.params, self.viewer, self.photo = world, params, viewer, photo
        self.is_own = photo.owner == viewer
        contact = world.contacts.get((photo.owner, viewer))
        self.is_contact = contact is not None
        self.is_friend = contact is not None and contact.is_friend
        self.is_family = contact is not None and contact.is_family
        self.texts = [_tokens(photo.title), _tokens(photo.description)]
        self.texts += [_tag_tokens(tag.raw) for tag in photo.tags]

    def matches(self) -> bool:
        return bool(self.photo.sizes) and self.may_be_seen() and self.fits() and self.is_there()

    def may_be_seen(self) -> bool:
        seen_by = self.photo.visibility
        if not (
            self.is_own
            or seen_by.is_public
            or (seen_by.is_friend and self.is_friend)
            or (seen_by.is_family and self.is_family)
        ):
            return False
        names = {"user_id", "contacts", "person_id"} & self.params.keys()
        if self.photo.hidden and not names:
            return False
        safe = self.params.get("safe_search")
        if self.viewer is None or (safe is None and not self.is_own):
            return self.photo.safety_level == 1
        return safe is None or self.photo.safety_level <= int(safe)

    def fits(self) -> bool:
        checks = {
            "user_id": lambda v: self.photo.owner == (self.viewer if v == "me" else v),
            "contacts": self.is_of_contacts,
            "person_id": lambda v: v in [person.nsid for person in self.photo.people],
            "license": lambda v: str(self.photo.license) in v.split(","),
            "min_upload_date": lambda v: self.photo.posted >= int(v),
            "max_upload_date": lambda v: self.photo.posted <= int(v),
            "min_taken_date": lambda v: self.photo.taken >= v,
            "max_taken_date": lambda v: self.photo.taken <= v,
            "content_type": lambda v: str(self.photo.content_type) in _CONTENT[v],
            "content_types": lambda v: str(self.photo.content_type - 1) in v.split(","),
            "media": lambda v: v == "all" or v == self.photo.media + "s",
            "privacy_filter": self.is_so_private,
            "tags": self.is_tagged,
            "machine_tags": self.is_machine_tagged,
            "text": self.says,
        }
        return all(checks[k](v) for k, v in self.params.items() if k in checks)

    def is_of_contacts(self, which: str) -> bool:
        contact = self.world.contacts.get((self.viewer, self.photo.owner))
        return contact is not None and (which == "all" or contact.is_friend or contact.is_family)

    def is_so_private(self, level: str) -> bool:
        seen_by = self.photo.visibility
        if not self.is_own or level == "1":
            return not self.is_own or seen_by.is_public
        flags = (seen_by.is_public, seen_by.is_friend, seen_by.is_family)
        return flags == _PRIVACY[level]

    def is_tagged(self, value: str) -> bool:
        has = {tag.text for tag in self.photo.tags}
        wanted = [TAGS.get(t, t) for t in value.split(",") if not t.startswith("-")]
        shunned = [TAGS.get(t[1:], t[1:]) for t in value.split(",") if t.startswith("-")]
        if any(tag in has for tag in shunned):
            return False
        how = all if self.params.get("tag_mode") == "all" else any
        return not wanted or how(tag in has for tag in wanted)

    def is_machine_tagged(self, value: str) -> bool:
        def is_there(pattern: str) -> bool:
            shape = re.escape(pattern.replace('"', "")).replace(r"\*", "[^:=]*")
            open_end = ".*" if pattern.endswith((":", "=")) else ""
            return any(re.fullmatch(shape + open_end, tag.text) for tag in self.photo.tags)

        how = all if self.params.get("machine_tag_mode") == "all" else any
        return how(is_there(pattern) for pattern in value.split(","))

    def says(self, value: str) -> bool:
        return all(self.has(phrase) != minus for minus, phrase in _asked(value))

    def has(self, phrase: list[str]) -> bool:
        return any(_stands_in(phrase, text) for text in self.texts)

    def relevance(self) -> int:
        title, description, *tags = self.texts
        score = 0
        for minus, phrase in _asked(self.params.get("text", "")):
            if not minus:
                score += 4 * _stands_in(phrase, title) + 4 * (phrase == title)
                score += 2 * any(_stands_in(phrase, tag) for tag in tags)
                score += _stands_in(phrase, description)
        wanted = {TAGS.get(tag, tag) for tag in self.params.get("tags", "").split(",")}
        return score + 2 * len(wanted & {tag.text for tag in self.photo.tags})

    def is_there(self) -> bool:
        where = {"has_geo", "geo_context", "bbox", "accuracy", "lat", "woe_id"}
        asked = {k: v for k, v in self.params.items() if k in where}
        if not asked:
            return True
        place = self.photo.location
        known = place and (
            self.is_own
            or place.visibility.is_public
            or (place.visibility.is_contact and self.is_contact)
            or (place.visibility.is_friend and self.is_friend)
            or (place.visibility.is_family and self.is_family)
        )
        if not known:
            return asked == {"has_geo": "0"}
        within = "bbox" in asked
        checks = {
            "has_geo": lambda v: v == "1",
            "geo_context": lambda v: place.context == int(v),
            "accuracy": lambda v: place.accuracy >= int(v),
            "bbox": self.is_in_box,
            "lat": lambda _: self.distance() <= self.radius(),
            "woe_id": lambda v: within or v in self.photo.woe_ids,
        }
        return all(checks[k](v) for k, v in asked.items())

    def is_in_box(self, value: str) -> bool:
        west, south, east, north = map(float, value.split(","))
        place = self.photo.location
        width = (east - west) % 360 if east != west + 360 else 360
        return (place.longitude - west) % 360 <= width and south <= place.latitude <= north

    def radius(self) -> float:
        miles = self.params.get("radius_units") == "mi"
        return float(self.params.get("radius", 5)) * (1.609344 if miles else 1)

    def distance(self) -> float:
        """Kilometres, by the angle between two vectors."""
        place = self.photo.location
        one = _vector(float(self.params["lat"]), float(self.params["lon"]))
        other = _vector(place.latitude, place.longitude)
        dot = sum(a * b for a, b in zip(one, other, strict=True))
        cross = math.dist((0, 0, 0), _cross(one, other))
        # To the millimetre: all meridians are equally far from the pole that they meet at.
        return round(6371.0088 * math.atan2(cross, dot), 6)


def _asked(text: str) -> list[tuple[bool, list[str]]]:
    parts = re.findall(r'(-?)(?:"([^"]*)"|(\S+))', text)
    return [(bool(minus), _tokens(quoted or word)) for minus, quoted, word in parts]


def _tokens(text: str) -> list[str]:
    return [token for word in text.split() for token in WORDS[word]]


def _tag_tokens(raw: str) -> list[str]:
    return [
        token for word in re.split(r"[\s:=.]+", raw) for token in WORDS.get(word, [word.lower()])
    ]


def _stands_in(phrase: list[str], text: list[str]) -> bool:
    return any(text[at : at + len(phrase)] == phrase for at in range(len(text)))


def _vector(latitude: float, longitude: float) -> tuple[float, float, float]:
    lat, lon = math.radians(latitude), math.radians(longitude)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _cross(a: tuple[float, ...], b: tuple[float, ...]) -> tuple[float, ...]:
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )
