"""The methods flickr.photos.transform.*."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.ids import new_secret
from chalicelib.model.photo_failures import PhotoNotFound, RotationInvalid
from chalicelib.model.reading import Number
from chalicelib.responses import photos as responses
from chalicelib.store import photos

_DEGREES = {90, 180, 270}


@method(
    "flickr.photos.transform.rotate",
    perms="write",
    errors={1: PhotoNotFound, 2: RotationInvalid},
)
def rotate(call: Call, *, photo_id: str, degrees: Number) -> Element:
    """Turn one of the caller's photos clockwise; the original file stays as it was uploaded.

    The photo's sizes are made anew under the secret that is answered, within moments; until then
    the photo is shown as it was.

    photo_id: The id of the photo.
    degrees: How far to turn it from how it is shown now: 90, 180 or 270.
    """
    if degrees not in _DEGREES:
        raise RotationInvalid
    photos.own(photo_id, call.viewer)
    secret = new_secret()
    return responses.remade(photos.change(photo_id, lambda photo: photo.rotated(degrees, secret)))
