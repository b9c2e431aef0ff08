"""The methods flickr.photos.licenses.*."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.license import LICENSES, chosen
from chalicelib.model.photo_failures import LicenseNotFound, PhotoNotFound
from chalicelib.responses import licenses
from chalicelib.store import photos


@method("flickr.photos.licenses.getInfo")
def get_info(call: Call) -> Element:  # noqa: ARG001
    """Return the licenses that photos can be under."""
    return licenses.licenses(LICENSES.values())


@method(
    "flickr.photos.licenses.setLicense",
    perms="write",
    errors={1: PhotoNotFound, 2: LicenseNotFound},
)
def set_license(call: Call, *, photo_id: str, license_id: str) -> None:
    """Put one of the caller's photos under a license.

    photo_id: The id of the photo.
    license_id: The license's id, as flickr.photos.licenses.getInfo has it, but not 7.
    """
    number = chosen(license_id)
    photos.own(photo_id, call.viewer)
    photos.edit(photo_id, call.now, license=number)
