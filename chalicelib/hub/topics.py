"""Topics: what each listens to, and what an event sounds on.

photos:<nsid>   a person's photos           faves:<nsid>   what a person makes a favorite
of:<nsid>       photos in which a person is tag:<tag>      machine:<namespace:predicate=value>
woe:<id>        photos in a place           cell:<S2 token>
commons:<nsid>  an institution's photos     commons:       those of all institutions
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from chalicelib.hub import cells
from chalicelib.model.event import PhotoEvent
from chalicelib.model.person import Person
from chalicelib.model.photo import Location, Photo
from chalicelib.model.subscription import Terms
from chalicelib.store import contacts

ALL_COMMONS = "commons:"

_OF_CONTACTS = {"contacts_photos": "photos", "contacts_faves": "faves", "photos_of_contacts": "of"}


def heard(event: PhotoEvent, owner: Person) -> tuple[str, ...]:
    """What an event sounds on: the watch keys under which its listeners stand."""
    if event.contributor:
        return (f"faves:{event.contributor}",)
    photo = event.photo
    personal = (f"photos:{photo.owner}", *(f"of:{person.nsid}" for person in photo.people))
    # Who hides a photo from public searches hides it from those who watch the public at large.
    return personal if photo.hidden else (*personal, *_public(photo, owner))


def listened(terms: Terms, nsid: str) -> Iterable[str]:
    """What a person's subscription listens to."""
    if kind := _OF_CONTACTS.get(terms.topic):
        return (f"{kind}:{contact.nsid}" for contact in contacts.of(nsid))
    return _LISTENED[terms.topic](terms, nsid)


def of_contact(topic: str, contact: str) -> str:
    """What a topic listens to of one contact; "" if the topic is not of contacts."""
    kind = _OF_CONTACTS.get(topic)
    return f"{kind}:{contact}" if kind else ""


def _public(photo: Photo, owner: Person) -> Iterator[str]:
    for tag in photo.tags:
        yield f"machine:{tag.text}" if tag.is_machine else f"tag:{tag.text}"
    if photo.open_location:
        yield from _where(photo, photo.open_location)
    if owner.is_commons:
        yield from (ALL_COMMONS, f"commons:{owner.nsid}")


def _where(photo: Photo, location: Location) -> Iterator[str]:
    yield from (f"cell:{token}" for token in cells.around(location))
    yield from (f"woe:{woe_id}" for woe_id in photo.woe_ids)


def _geo(terms: Terms, _: str) -> Iterator[str]:
    """WOE ids before the circle, as flickr.push.subscribe has them."""
    if terms.woe_ids:
        yield from (f"woe:{woe_id}" for woe_id in terms.woe_ids)
    elif terms.area:
        yield from (f"cell:{token}" for token in cells.covering(terms.area))


def _commons(terms: Terms, _: str) -> Iterable[str]:
    return tuple(f"commons:{nsid}" for nsid in terms.nsids) or (ALL_COMMONS,)


def _tags(terms: Terms, _: str) -> Iterable[str]:
    tags = (f"tag:{tag}" for tag in terms.tags)
    return (*tags, *(f"machine:{tag}" for tag in terms.machine_tags))


_LISTENED: Mapping[str, Callable[[Terms, str], Iterable[str]]] = {
    "my_photos": lambda _, nsid: (f"photos:{nsid}",),
    "my_faves": lambda _, nsid: (f"faves:{nsid}",),
    "photos_of_me": lambda _, nsid: (f"of:{nsid}",),
    "geo": _geo,
    "commons": _commons,
    "tags": _tags,
}
