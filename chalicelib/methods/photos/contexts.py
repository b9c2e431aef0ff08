"""The methods flickr.photos.* that tell where else a photo stands, and beside what."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.photo_failures import PhotoNotFound
from chalicelib.model.photo_query import PhotoQuery
from chalicelib.model.reading import CommaList
from chalicelib.responses import context
from chalicelib.responses import photosets as responses
from chalicelib.store import contacts, favorites, listed, people, photos, photosets, shown

_SEEN = PhotoQuery()


@method("flickr.photos.getAllContexts", errors={1: PhotoNotFound})
def get_all_contexts(call: Call, *, photo_id: str) -> Element:
    """Return the sets that a photo is in, the newest first; there are no groups yet.

    photo_id: The id of the photo.
    """
    photo = photos.get(photo_id, seen_by=call.viewer)
    sets = photosets.with_photo(photo)
    return responses.contexts(shown.of(sets, people.owner(photo), call.viewer))


@method("flickr.photos.getContext", errors={1: PhotoNotFound})
def get_context(call: Call, *, photo_id: str, extras: CommaList = ()) -> list[Element]:
    """Return which photos its owner uploaded before and after a photo, of those the caller sees.

    photo_id: The id of the photo.
    extras: What to add to each photo, separated by commas.
    """
    photo = photos.get(photo_id, seen_by=call.viewer)
    relation = contacts.relation(photo.owner, call.viewer)
    newest_first = [
        row.id
        for row in photos.of(photo.owner)
        if row.id == photo.id or _SEEN.admits(row, relation)
    ]
    seen = newest_first[::-1]
    before, after = listed.beside(photo.id, seen, call.viewer)
    faved = favorites.among(call.viewer, [each.photo.id for each in (before, after) if each])
    return context.context(len(seen), before, after, faved=faved, extras=extras)
