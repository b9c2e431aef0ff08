"""Photos for the public feeds, and the feeds as a reader has them."""

from __future__ import annotations

from itertools import count
from typing import Any
from urllib.parse import urlencode

import feedparser

from chalicelib.model.photo import Photo
from chalicelib.model.tag import tagged
from chalicelib.search.index import index, index_anew
from chalicelib.store import photos
from chalicelib.store.stream import Change
from tests.flickr import Answer, request
from tests.members import Member
from tests.model.photos import photo

PUBLIC_FEED = "photos_public.gne"
_NUMBERS = count(1)


def get(feed: str = PUBLIC_FEED, headers: dict[str, str] | None = None, **asked: str) -> Answer:
    query = urlencode(asked, errors="surrogatepass")
    return request("GET", f"/services/feeds/{feed}?{query}", headers)


def titles(feed: str = PUBLIC_FEED, **asked: str) -> list[str]:
    """The titles of a feed's entries, in their order."""
    answer = get(feed, **asked)
    assert answer.status == 200, answer.body
    read = feedparser.parse(answer.body)
    assert not read.bozo
    return [entry.title for entry in read.entries]


def title(feed: str = PUBLIC_FEED, **asked: str) -> str:
    return feedparser.parse(get(feed, **asked).body).feed.title


def add(member: Member, *titles: str, tags: str = "", **more: Any) -> list[str]:
    """Add public photos of somebody's with these titles, each the newest; answers their ids."""
    new = [_photo(member, title, tags, **more) for title in titles]
    for each in new:
        photos.add(each)
    index(Change(old=None, new=each) for each in new)
    return [each.id for each in new]


def change(photo_id: str, **attributes: Any) -> None:
    """Change a photo, and what it is found by."""
    photos.edit(photo_id, 1_795_900_000, **attributes)
    index_anew(photo_id)


def _photo(member: Member, title: str, tags: str, **more: Any) -> Photo:
    number = next(_NUMBERS)
    return photo(
        id=str(10_000_000_000 + number),
        owner=member.nsid,
        title=title,
        tags=tagged(tags.split(), member.nsid),
        posted=1_795_000_000 + number,
        updated=1_795_000_000 + number,
        **more,
    )
