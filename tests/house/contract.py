"""What Flickr says of its methods: permission, required arguments, own errors; and where we differ.

The facts are in ``tests/contract/methods.json``; every difference stands here with its reason.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

_FACTS = json.loads((Path(__file__).parents[1] / "contract" / "methods.json").read_text("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where a method of ours is not as Flickr's, and why."""

    why: str
    required: set[str] | None = None
    """Instead of Flickr's."""
    never: set[int] = field(default_factory=set)
    """Flickr's errors that cannot happen here."""
    own: dict[int, str] = field(default_factory=dict)
    """Errors besides Flickr's, or in other words."""


DIFFERENCES: dict[str, Difference] = {
    "flickr.people.getInfo": Difference(
        required={"user_id"}, why="Flickr's lists call it optional and its answers ask for it"
    ),
    "flickr.photos.geo.correctLocation": Difference(
        required={"photo_id"},
        never={1, 4},
        own={120: "Photo not found", 121: "Photo has no location information"},
        why="Foursquare is not here, no setting for locations is missing, and a photo may be",
    ),
    "flickr.photos.geo.setContext": Difference(
        own={121: "Photo has no location information"},
        why="Flickr has no number for a photo that is nowhere",
    ),
    "flickr.photos.geo.setLocation": Difference(
        never={6, 7}, why="no setting for locations is missing; 105 is the server's error"
    ),
    "flickr.photos.getInfo": Difference(
        own={1: "Photo not found"}, why="recorded without the full stop that is documented"
    ),
    "flickr.photos.getRecent": Difference(never={1}, why="pages are the way to go on here"),
    "flickr.photos.people.add": Difference(never={3}, why="nobody forbids it to one person"),
    "flickr.photos.search": Difference(
        never={10, 19},
        why="105 is the server's error; no argument that is documented asks for what is similar",
    ),
    "flickr.places.placesForContacts": Difference(never={1}, why="they are always available"),
    "flickr.places.placesForUser": Difference(never={1}, why="they are always available"),
    "flickr.photosets.getInfo": Difference(
        required={"photoset_id"}, why="clients from before 2016 do not say whose the set is"
    ),
    "flickr.photosets.getList": Difference(never={2}, why="sets are listed in pages only"),
    "flickr.photosets.getPhotos": Difference(
        required={"photoset_id"},
        never={3},
        why="clients from before 2016 do not say whose the set is; a call names one set",
    ),
    "flickr.photos.setContentType": Difference(never={3}, why="a change is always allowed"),
    "flickr.photos.setSafetyLevel": Difference(never={3}, why="a change is always allowed"),
    "flickr.photos.transform.rotate": Difference(
        never={3, 4}, why="rotating is never disabled, and waits in a queue if it must"
    ),
}

_SAME = Difference(why="")


def contract(name: str) -> tuple[str, set[str], dict[int, str]]:
    """A method's permission, required arguments and own errors, as they must be here."""
    facts, ours = _FACTS[name], DIFFERENCES.get(name, _SAME)
    errors = {int(number): words for number, words in facts["errors"].items()}
    kept = {number: words for number, words in errors.items() if number not in ours.never}
    required = set(facts["required"]) if ours.required is None else ours.required
    return facts["perms"], required, {**kept, **ours.own}


METHODS: set[str] = set(_FACTS)

UPLOAD_ERRORS = {
    2: "No photo specified",
    3: "General upload failure",
    4: "Filesize was zero",
    5: "Filetype was not recognised",
    6: "User exceeded upload limit",
    7: "User exceeded video upload limit",
    8: "Filesize was too large",
    9: "Duplicate photo/video detected",
    10: "Not a valid url to upload from",
    11: "Fetch from external image failed",
    12: "Not a valid photo id to clone meta data from",
    13: "The clone photo does not belong to the uploader",
    14: "Auto Upload disabled for Non pro User/Server at capacity",
}

REPLACE_ERRORS = {
    1: "Not a pro account",
    2: "No photo specified",
    3: "General upload failure",
    4: "Filesize was zero",
    5: "Filetype was not recognised",
    6: "Upload limit reached. For more info, visit flickr.com/pro",
    8: "Filesize was too large",  # as of an upload: what Flickr's list says behind 6 is not known
}

COMMON_ERRORS = {
    96: "Invalid signature",
    97: "Missing signature",
    98: "Invalid auth token",
    99: "User not logged in / Insufficient permissions",
    100: "Invalid API Key",
    105: "Service currently unavailable",
    106: "Write operation failed",
    111: 'Format "xxx" not found',
    112: 'Method "xxx" not found',
    114: "Invalid SOAP envelope",
    115: "Invalid XML-RPC Method Call",
}
