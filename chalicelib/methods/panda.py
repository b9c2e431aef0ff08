"""The methods flickr.panda.*: bears that find photos, and show what they like at the moment."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.failures import ParameterMissing
from chalicelib.model.paging import Paging
from chalicelib.model.photo_failures import UnknownPanda
from chalicelib.model.reading import CommaList
from chalicelib.responses import lists, pandas
from chalicelib.responses.lists import PhotoList
from chalicelib.search import everybody

_INTERVAL = 60  # seconds in which a panda does not look for other photos


@method("flickr.panda.getList")
def get_list(call: Call) -> Element:  # noqa: ARG001
    """Return the names of the pandas."""
    return pandas.names(everybody.PANDAS)


@method(
    "flickr.panda.getPhotos",
    errors={1: ParameterMissing("Required parameter missing."), 2: UnknownPanda},
)
def get_photos(call: Call, *, panda_name: str, extras: CommaList = (), paging: Paging) -> PhotoList:
    """Return photos that a panda likes at the moment, 120 at most; all may see them, and are safe.

    interval says after how many milliseconds it is worth asking again, lastupdate when it looked.

    panda_name: ling ling likes interesting photos, hsing hsing new ones, wang wang those on the
        map.
    extras: What to add to each photo, separated by commas.
    """
    if panda_name not in everybody.PANDAS:
        raise UnknownPanda
    looked = int(call.now) // _INTERVAL * _INTERVAL
    page = everybody.PANDAS[panda_name](looked, call.viewer, paging)
    told = pandas.attributes(panda_name, looked, _INTERVAL, page.total)
    return replace(lists.photos(page, extras), attributes=told)
