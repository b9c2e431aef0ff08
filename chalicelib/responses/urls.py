"""<user>, as the methods flickr.urls.* answer it."""

from __future__ import annotations

from chalicelib.formats.element import Element, text
from chalicelib.model.person import Person


def page(person: Person, url: str) -> Element:
    """What flickr.urls.getUserPhotos and getUserProfile answer."""
    return Element("user", nsid=person.nsid, url=url)


def user(person: Person) -> Element:
    """What flickr.urls.lookupUser answers."""
    return Element("user", id=person.nsid).one(text("username", person.username))
