"""<person> with one preference, as the methods flickr.prefs.* answer it."""

from __future__ import annotations

from chalicelib.formats.element import Element
from chalicelib.model.person import Person

_PRIVACY = {4: 1, 2: 2, 1: 3, 3: 4, 0: 5}  # Flickr's numbers by the bits of a visibility
_IN_SEARCHES = 1  # as the argument hidden of an upload: 2 would be not


def content_type(person: Person) -> Element:
    """What flickr.prefs.getContentType answers."""
    return Element("person", nsid=person.nsid, content_type=person.content_type)


def geo_perms(person: Person) -> Element:
    """What flickr.prefs.getGeoPerms answers; what a camera knew of the place is always read."""
    return Element("person", nsid=person.nsid, geoperms=person.geo_perms, importgeoexif=1)


def hidden(person: Person) -> Element:
    """What flickr.prefs.getHidden answers."""
    return Element("person", nsid=person.nsid, hidden=_IN_SEARCHES)


def privacy(person: Person) -> Element:
    """What flickr.prefs.getPrivacy answers; who shows all to everybody says nothing more."""
    bits = 4 if person.privacy.is_public else person.privacy.bits
    return Element("person", nsid=person.nsid, privacy=_PRIVACY[bits])


def safety_level(person: Person) -> Element:
    """What flickr.prefs.getSafetyLevel answers."""
    return Element("person", nsid=person.nsid, safety_level=person.safety_level)
