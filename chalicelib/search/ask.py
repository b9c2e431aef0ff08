"""Ask: what the arguments of flickr.photos.search ask for, the people they name looked up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import islice

from chalicelib.model.contact import Contact
from chalicelib.model.failures import InsufficientPermissions
from chalicelib.model.search import MATCHES_MAX, Search
from chalicelib.model.search_arguments import SearchArguments
from chalicelib.model.search_failures import ArgumentsIllogical, OwnContactsOnly, OwnFavoritesOnly
from chalicelib.shapes import named
from chalicelib.store import contacts, favorites, institutions, people


def asked(arguments: SearchArguments, viewer: str | None) -> Search:
    """What somebody (an NSID, or None) asks for; in places that nobody knows there are no photos.

    Beside ``contacts`` and ``faves`` a user is whose they are, and that must be the viewer.
    Raises InsufficientPermissions, PersonNotFound, PersonDeleted, OwnContactsOnly,
    OwnFavoritesOnly, and what the arguments themselves raise.
    """
    search = arguments.search()
    places = named.woe_ids(search.woe_ids, arguments.places)
    if arguments.places and not places:
        return replace(search, ids=())
    user = _user(arguments, viewer)
    person = _nsid(arguments.person_id, viewer)
    owners = _owners(arguments, user, viewer)
    return replace(
        search,
        owners=_of_commons(owners) if arguments.is_commons else owners,
        are_named=owners is not None,
        ids=search.ids if search.is_in_vain else _ids(arguments, user, viewer),
        woe_ids=places,
        people=(person,) if person else (),
    )


def _user(arguments: SearchArguments, viewer: str | None) -> str | None:
    user = _nsid(arguments.user_id, viewer)
    if not arguments.username:
        return user
    named = people.by_username(arguments.username).nsid
    if user not in {None, named}:
        raise ArgumentsIllogical
    return named


def _nsid(given: str, viewer: str | None) -> str | None:
    """The NSID of an account that is there."""
    if not given:
        return None
    if given != "me":
        return people.get(given).nsid
    if viewer is None:
        raise InsufficientPermissions
    return viewer


def _owners(
    arguments: SearchArguments, user: str | None, viewer: str | None
) -> Collection[str] | None:
    if arguments.contacts is None:
        return (user,) if user and not arguments.faves else None
    if viewer is None or user not in {None, viewer}:
        raise OwnContactsOnly
    close = (each for each in contacts.of(viewer) if arguments.contacts == "all" or _is_close(each))
    return frozenset(contact.nsid for contact in close)


def _of_commons(owners: Collection[str] | None) -> frozenset[str]:
    """Of some people the commons' institutions; of everybody all of them."""
    every = frozenset(institution.person.nsid for institution in institutions.every())
    return every if owners is None else every.intersection(owners)


def _is_close(contact: Contact) -> bool:
    return contact.is_friend or contact.is_family


def _ids(arguments: SearchArguments, user: str | None, viewer: str | None) -> frozenset[str] | None:
    if not arguments.faves:
        return None
    if viewer is None or user not in {None, viewer}:
        raise OwnFavoritesOnly
    newest = islice(favorites.of(viewer), MATCHES_MAX)
    return frozenset(favorite.photo_id for favorite in newest)
