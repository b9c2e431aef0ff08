"""Licenses: what others may do with a photo, by Flickr's numbers."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.model.photo_failures import LicenseNotFound

_CREATIVE_COMMONS = "https://creativecommons.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """``url`` is the page that says what it means; not every license has one."""

    number: int
    name: str
    url: str = ""
    for_all: bool = True
    """Whether whoever owns a photo may put it under this license."""


def _cc(number: int, name: str, path: str) -> License:
    return License(number=number, name=name, url=f"{_CREATIVE_COMMONS}/{path}/")


LICENSES = {
    each.number: each
    for each in (
        License(number=0, name="All Rights Reserved"),
        _cc(1, "Attribution-NonCommercial-ShareAlike License", "licenses/by-nc-sa/2.0"),
        _cc(2, "Attribution-NonCommercial License", "licenses/by-nc/2.0"),
        _cc(3, "Attribution-NonCommercial-NoDerivs License", "licenses/by-nc-nd/2.0"),
        _cc(4, "Attribution License", "licenses/by/2.0"),
        _cc(5, "Attribution-ShareAlike License", "licenses/by-sa/2.0"),
        _cc(6, "Attribution-NoDerivs License", "licenses/by-nd/2.0"),
        License(
            number=7,
            name="No known copyright restrictions",
            url="https://www.flickr.com/commons/usage/",
            for_all=False,  # flickr.photos.licenses.setLicense refuses it
        ),
        License(
            number=8,
            name="United States Government Work",
            url="http://www.usa.gov/copyright.shtml",
        ),
        _cc(9, "Public Domain Dedication (CC0)", "publicdomain/zero/1.0"),
        _cc(10, "Public Domain Mark", "publicdomain/mark/1.0"),
    )
}


def page(number: int) -> str:
    """The page of a license; "" if it has none."""
    return LICENSES[number].url if number in LICENSES else ""


def chosen(license_id: str) -> int:
    """The number of a license that anybody may choose. Raises LicenseNotFound."""
    for_all = {str(each.number): each.number for each in LICENSES.values() if each.for_all}
    if license_id.strip() not in for_all:
        raise LicenseNotFound
    return for_all[license_id.strip()]
