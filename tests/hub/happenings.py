"""What happens in the tests of topics, each as something to be done when its time has come."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from PIL import Image

from chalicelib.model.person_tag import PersonTag
from chalicelib.model.visibility import Visibility
from chalicelib.store import people, photos

NOBODY = Visibility(is_public=False)


def _tiny() -> bytes:
    """A photo that is done in no time."""
    png = BytesIO()
    Image.new("RGB", (90, 80), "red").save(png, "PNG")
    return png.getvalue()


TINY = _tiny()


def uploads(who: str, title: str = "photo", **given: Any):
    """Somebody uploads a photo, and what else is true of it is true before it is announced."""
    asked = {n: v for n, v in given.items() if n in {"tags", "is_public", "hidden", "safety_level"}}
    facts = {name: value for name, value in given.items() if name not in asked}

    def happens(flickr, hub, cast):
        photo_id = flickr(cast[who]).upload(TINY, title=title, **asked)
        known = facts
        if "people" in facts:
            tagged = (PersonTag(nsid=cast[each].nsid, author="") for each in facts["people"])
            known = {**facts, "people": tuple(tagged)}
        photos.change(photo_id, lambda photo: replace(photo, **known))

    return happens


def faves(who: str, whose: str, title: str = "photo", *, gone: bool = False):
    """Somebody has uploaded a photo, and somebody else makes it a favorite, a moment too late."""

    def happens(flickr, hub, cast):
        photo_id = flickr(cast[whose]).upload(TINY, title=title)
        hub.drain()
        flickr(cast[who]).favorites.add(photo_id=photo_id)
        if gone:
            photos.change(photo_id, lambda photo: replace(photo, visibility=NOBODY))

    return happens


def changes(who: str, title: str, before: dict[str, Any], change: str, **arguments: Any):
    """Somebody changes a photo that was there before."""

    def happens(flickr, hub, cast):
        photo_id = flickr(cast[who]).upload(TINY, title=title, **before)
        hub.drain()
        flickr(cast[who]).call(f"flickr.photos.{change}", photo_id=photo_id, **arguments)

    return happens


def geotags(who: str, title: str, *steps: dict[str, Any], **given: Any):
    """Somebody uploads a photo, and says where it was taken, one thing after the other."""

    def happens(flickr, hub, cast):
        photo_id = flickr(cast[who]).upload(TINY, title=title, **given)
        for step in steps:
            hub.drain()
            said = {name: value for name, value in step.items() if name != "method"}
            flickr(cast[who]).call(f"flickr.photos.geo.{step['method']}", photo_id=photo_id, **said)

    return happens


def follows(whom: str):
    return lambda flickr, _, cast: flickr(cast["alice"]).pushr.contacts.add(user_id=cast[whom].nsid)


def leaves(whom: str):
    def happens(flickr, _, cast):
        flickr(cast["alice"]).pushr.contacts.remove(user_id=cast[whom].nsid)

    return happens


def is_of_the_commons(who: str):
    return lambda _, __, cast: people.change(cast[who].nsid, is_commons=True)
