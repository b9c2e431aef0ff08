"""Topics: what each listens to, and what an event sounds on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from chalicelib.model.event import PhotoEvent
from chalicelib.store import contacts

DISPLAY_NAMES: Mapping[str, str] = {
    "contacts_photos": "photos from your contacts",
    "my_photos": "your photos",
}


def heard(event: PhotoEvent) -> tuple[str, ...]:
    """What an event sounds on: the watch keys under which its listeners stand."""
    return (photos_of(event.photo.owner),)


def listened(topic: str, nsid: str) -> Iterable[str]:
    """What a person's subscription to a topic listens to."""
    return _LISTENED[topic](nsid)


def photos_of(nsid: str) -> str:
    """The watch key of a person's photos."""
    return f"photos:{nsid}"


def _contacts_photos(nsid: str) -> Iterable[str]:
    return (photos_of(contact.nsid) for contact in contacts.of(nsid))


def _my_photos(nsid: str) -> Iterable[str]:
    return (photos_of(nsid),)


_LISTENED: Mapping[str, Callable[[str], Iterable[str]]] = {
    "contacts_photos": _contacts_photos,
    "my_photos": _my_photos,
}
