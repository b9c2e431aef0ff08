"""<count>, <prevphoto> and <nextphoto>: what comes before and after a photo in a list."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from chalicelib.formats.element import Element, text
from chalicelib.model import addresses
from chalicelib.model.listed import Listed
from chalicelib.model.photo import FARM, SERVER
from chalicelib.responses.lists import EXTRAS


def context(
    count: int,
    before: Listed | None,
    after: Listed | None,
    *,
    faved: Collection[str] = (),
    extras: Sequence[str] = (),
) -> list[Element]:
    """How long a list is, and the neighbours of one of its photos.

    ``faved`` are the ids of those photos that are favorites of the caller's.
    """
    return [
        text("count", str(count)),
        _neighbour("prevphoto", before, faved, extras),
        _neighbour("nextphoto", after, faved, extras),
    ]


def _neighbour(
    tag: str, listed: Listed | None, faved: Collection[str], extras: Sequence[str]
) -> Element:
    if listed is None:  # where the list ends
        return Element(tag, id=0, is_faved=0)
    photo = listed.photo
    square = photo.size("s", "t")
    answer = Element(
        tag,
        id=photo.id,
        owner=photo.owner,
        secret=photo.secret,
        server=SERVER,
        farm=FARM,
        title=photo.title,
        url=addresses.photo_path(photo, listed.owner),
        thumb=addresses.static(photo, square) if square else "",
        license=str(photo.license),
        media=photo.media,
        is_faved=photo.id in faved,
    )
    for extra in extras:
        if extra in EXTRAS:
            answer.attributes.update(EXTRAS[extra](listed))
    return answer
