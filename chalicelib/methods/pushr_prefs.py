"""pushr.prefs.*: what a person prefers; Flickr had this on its web site only."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.license import chosen
from chalicelib.model.person import Audience
from chalicelib.model.photo_failures import LicenseNotFound
from chalicelib.responses import people as responses
from chalicelib.store import people


@method("pushr.prefs.get", perms="read")
def get(call: Call) -> Element:
    """Return what the caller prefers."""
    return responses.preferences(people.get(call.caller.nsid))


@method("pushr.prefs.set", perms="write", errors={1: LicenseNotFound})
def set(  # noqa: A001, PLR0913
    call: Call,
    *,
    originals: Audience | None = None,
    opted_out: bool | None = None,
    is_public: bool | None = None,
    is_friend: bool | None = None,
    is_family: bool | None = None,
    safety_level: Literal[1, 2, 3] | None = None,
    content_type: Literal[1, 2, 3] | None = None,
    license: str = "",  # noqa: A002
    geo_perms: Literal[1, 2, 3, 4, 5, 6] | None = None,
    hides_exif: bool | None = None,
) -> Element:
    """Set what the caller prefers; what is not said stays. Answers as pushr.prefs.get does.

    Only the photos of who lets anyone have the originals and has not opted out are pushed.

    originals: Who may fetch original files: anyone, contacts, family_friends or nobody.
    opted_out: 1 to keep the photos from the applications of others, otherwise 0.
    is_public: 1 for uploads that say nothing else to be for everybody, otherwise 0.
    is_friend: 1 for such uploads to be for friends while they are not public, otherwise 0.
    is_family: 1 for such uploads to be for family while they are not public, otherwise 0.
    safety_level: How safe such uploads are: 1 safe, 2 moderate, 3 restricted.
    content_type: What such uploads are: 1 photo, 2 screenshot, 3 other.
    license: The license of uploads, as flickr.photos.licenses.getInfo numbers them, but not 7.
    geo_perms: Who may see where photos placed from now on were taken, unless it is said otherwise:
        1 everybody, 2 contacts, 3 friends and family, 4 friends, 5 family, 6 nobody.
    hides_exif: 1 to tell nobody else what cameras wrote into the files, otherwise 0.
    """
    flags = _said({"is_public": is_public, "is_friend": is_friend, "is_family": is_family})
    changed = _said(
        {
            "originals": originals,
            "opted_out": opted_out,
            "privacy": replace(call.caller.privacy, **flags) if flags else None,
            "safety_level": safety_level,
            "content_type": content_type,
            "license": chosen(license) if license else None,
            "geo_perms": geo_perms,
            "hides_exif": hides_exif,
        }
    )
    nsid = call.caller.nsid
    return responses.preferences(people.change(nsid, **changed) if changed else people.get(nsid))


def _said(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}
