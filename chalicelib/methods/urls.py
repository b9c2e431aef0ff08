"""The methods flickr.urls.*."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model import addresses, person_url
from chalicelib.model.failures import NoUser, PersonNotFound
from chalicelib.model.person import Person
from chalicelib.responses import urls as responses
from chalicelib.store import people


@method("flickr.urls.getUserPhotos", errors={1: PersonNotFound, 2: NoUser})
def get_user_photos(call: Call, *, user_id: str = "") -> Element:
    """Return the address of the page of a person's photos.

    user_id: The person's NSID, or me for the caller, as when it is absent.
    """
    person = _person(call, user_id)
    return responses.page(person, addresses.photos_of(person))


@method("flickr.urls.getUserProfile", errors={1: PersonNotFound, 2: NoUser})
def get_user_profile(call: Call, *, user_id: str = "") -> Element:
    """Return the address of the page about a person.

    user_id: The person's NSID, or me for the caller, as when it is absent.
    """
    person = _person(call, user_id)
    return responses.page(person, addresses.profile(person))


@method("flickr.urls.lookupUser", errors={1: PersonNotFound})
def lookup_user(call: Call, *, url: str) -> Element:  # noqa: ARG001
    """Return whose page an address is of, whatever host it names.

    url: The address of somebody's photos or profile, or of a page below them.
    """
    return responses.user(_named(person_url.who(url)))


def _person(call: Call, user_id: str) -> Person:
    if not user_id and call.viewer is None:
        raise NoUser
    return people.get(call.nsid(user_id or "me"))


def _named(who: str) -> Person:
    """By NSID or path alias, or else by username. Raises PersonNotFound."""
    try:
        return people.by_path(who)
    except PersonNotFound:
        return people.by_username(who)
