"""The methods flickr.photos.* that list the photos of somebody's contacts."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.model.contact import ContactsQuery
from chalicelib.model.failures import PersonNotFound
from chalicelib.model.reading import CommaList
from chalicelib.responses import lists
from chalicelib.responses.lists import PhotoList
from chalicelib.store import newest, people


@method("flickr.photos.getContactsPhotos", perms="read")
def get_contacts_photos(call: Call, *, query: ContactsQuery, extras: CommaList = ()) -> PhotoList:
    """Return the newest photos of the caller's contacts, as far as the caller may see them.

    Looked at are up to a thousand contacts, and the newest hundred photos of each.

    extras: What to add to each photo, separated by commas.
    """
    return lists.of_contacts(newest.of_contacts(call.caller.nsid, query, call.viewer), extras)


@method("flickr.photos.getContactsPublicPhotos", errors={1: PersonNotFound})
def get_contacts_public_photos(
    call: Call, *, user_id: str, query: ContactsQuery, extras: CommaList = ()
) -> PhotoList:
    """Return the newest public photos of a person's contacts.

    Looked at are up to a thousand contacts, and the newest hundred photos of each.

    user_id: The person's NSID, or me for the caller.
    extras: What to add to each photo, separated by commas.
    """
    person = people.get(call.nsid(user_id))
    return lists.of_contacts(newest.of_contacts(person.nsid, query, None), extras)
