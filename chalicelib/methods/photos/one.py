"""The methods flickr.photos.* that tell of one photo."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.paging import ShortPaging, page_of
from chalicelib.model.photo_failures import PermissionDenied, PhotoNotFound
from chalicelib.responses import exif as exif_responses
from chalicelib.responses import favers, sizes
from chalicelib.responses import photos as responses
from chalicelib.shapes import named
from chalicelib.store import contacts, exif, favorites, people, photos


@method("flickr.photos.getInfo", errors={1: PhotoNotFound})
def get_info(call: Call, *, photo_id: str, secret: str = "") -> Element:
    """Return everything about a photo that the caller may see.

    photo_id: The id of the photo.
    secret: The photo's secret; who knows it may see the photo whatever its privacy.
    """
    photo = photos.get(photo_id, seen_by=call.viewer, secret=secret)
    owner = people.owner(photo)
    others = {tag.author for tag in photo.tags} - {owner.nsid}
    relation = contacts.relation(owner.nsid, call.viewer)
    return responses.info(
        photo,
        owner,
        relation,
        places=named.all_of(photo.woe_ids) if photo.location_for(relation) else (),
        authors={owner.nsid: owner, **people.get_many(others)},
        is_member=call.viewer is not None,
        is_favorite=favorites.is_favorite(call.viewer, photo.id),
    )


@method("flickr.photos.getSizes", errors={1: PhotoNotFound, 2: PermissionDenied})
def get_sizes(call: Call, *, photo_id: str) -> Element:
    """Return the sizes in which a photo can be had, smallest first.

    photo_id: The id of the photo.
    """
    photo = photos.read(photo_id)
    relation = contacts.relation(photo.owner, call.viewer)
    if not photo.visibility.admits(relation):
        raise PermissionDenied
    return sizes.sizes(photo, people.owner(photo), relation)


@method("flickr.photos.getPerms", perms="read", errors={1: PhotoNotFound})
def get_perms(call: Call, *, photo_id: str) -> Element:
    """Return who may see one of the caller's photos, comment on it and add to it.

    photo_id: The id of the photo.
    """
    return responses.perms(photos.own(photo_id, call.viewer))


@method("flickr.photos.getExif", errors={1: PhotoNotFound, 2: PermissionDenied})
def get_exif(call: Call, *, photo_id: str, secret: str = "") -> Element:
    """Return what a camera wrote into a photo's original, but for where it was taken.

    photo_id: The id of the photo.
    secret: The photo's secret; who knows it may see the photo whatever its privacy.
    """
    photo = photos.get(photo_id, seen_by=call.viewer, secret=secret)
    if people.owner(photo).hides_exif and photo.owner != call.viewer:
        raise PermissionDenied
    return exif_responses.exif(photo, exif.of(photo))


@method("flickr.photos.getFavorites", errors={1: PhotoNotFound})
def get_favorites(call: Call, *, photo_id: str, paging: ShortPaging) -> Element:
    """Return whose favorite a photo is, the newest favorite first.

    photo_id: The id of the photo.
    """
    photo = photos.get(photo_id, seen_by=call.viewer)
    page = page_of(favorites.on(photo.id), paging)
    return favers.favers(photo, page, people.get_many(each.nsid for each in page.items))
