"""The public feeds by their names: what each shows, and under which title."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from chalicelib.feeds import photos as photo_feed
from chalicelib.feeds.feed import Feed
from chalicelib.model import addresses
from chalicelib.model.failures import FeedNotFound, PersonNotFound
from chalicelib.model.listed import Listed
from chalicelib.model.person import Person
from chalicelib.model.search import Mode, Search
from chalicelib.model.tag import normal
from chalicelib.search import public
from chalicelib.settings import settings
from chalicelib.store import people

Params = Mapping[str, str]

IDS_MAX = 20
TAGS_MAX = 20
GEO = "geo"
_ID = "tag:flickr.com,2005:/photos"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Photos under a title. ``about`` is who they are of, if it is one person."""

    id: str
    title: str
    about: Person | None = None
    photos: Sequence[Listed]

    def feed(self, self_link: str) -> Feed:
        """The feed of them, at its address."""
        return photo_feed.feed(
            id=self.id,
            title=self.title,
            self_link=self_link,
            alternate=addresses.photos_of(self.about) if self.about else f"{settings().base_url}/",
            updated=max((listed.photo.updated for listed in self.photos), default=0),
            entries=[photo_feed.entry(listed.photo, listed.owner) for listed in self.photos],
        )


def shown(name: str, params: Params) -> Shown:
    """What everybody is shown by a feed. Raises FeedNotFound, PersonNotFound."""
    if name in _OF_GROUPS or (name == GEO and "g" in params):
        raise FeedNotFound("There are no groups here yet")
    if name not in _FEEDS:
        raise FeedNotFound
    return _FEEDS[name](params)


def _uploads(params: Params) -> Shown:
    """Everybody's photos, or those of some people, or with some tags; or both."""
    return _found(params, "public", None)


def _geo(params: Params) -> Shown:
    """The same, but only what is on the map."""
    return _found(params, GEO, has_geo=True)


def _found(params: Params, kind: str, has_geo: bool | None) -> Shown:  # noqa: FBT001
    owners, tags = _owners(params), _tags(params)
    nsids = [owner.nsid for owner in owners or ()]
    mode: Mode = "any" if params.get("tagmode") == "any" else "all"
    search = Search(
        owners=nsids if owners is not None else None, tags=tags, tag_mode=mode, has_geo=has_geo
    )
    return Shown(
        id="/".join([_ID, kind, *nsids, *([mode, *map(quote, tags)] if tags else [])]),
        title=_title(owners, tags, mode),
        about=owners[0] if owners and len(owners) == 1 else None,
        photos=public.found(search),
    )


def _favorites(params: Params) -> Shown:
    """A person's favorites, the newest first."""
    person = people.get(params.get("nsid") or params.get("id") or "")
    return Shown(
        id=f"{_ID}/faves/{person.nsid}",
        title=f"Favorites from {person.username}",
        about=person,
        photos=public.favorites_of(person.nsid),
    )


def _friends(params: Params) -> Shown:
    """The newest photo of each of a person's contacts, or all of them with display_all."""
    person = people.get(params.get("user_id", ""))
    are_close = params.get("friends") == "1"
    one_of_each = params.get("display_all") != "1"
    how = [*(["close"] if are_close else []), *([] if one_of_each else ["all"])]
    return Shown(
        id="/".join([_ID, "friends", person.nsid, *how]),
        title=f"Uploads from {person.username}'s {'friends' if are_close else 'contacts'}",
        about=person,
        photos=public.of_contacts(person.nsid, are_close=are_close, one_of_each=one_of_each),
    )


def _owners(params: Params) -> list[Person] | None:
    """Whom ``id`` and ``ids`` name; None if they are not given. Raises PersonNotFound."""
    asked = [*_commas(params.get("id", ""), 1), *_commas(params.get("ids", ""), IDS_MAX)]
    if not asked:
        return None
    found = people.get_many(asked)
    owners = [found[nsid] for nsid in dict.fromkeys(asked) if nsid in found]
    there = [owner for owner in owners if not owner.deleted]
    if not there:
        raise PersonNotFound
    return there


def _tags(params: Params) -> tuple[str, ...]:
    return tuple(filter(None, map(normal, _commas(params.get("tags", ""), TAGS_MAX))))


def _commas(text: str, most: int) -> list[str]:
    parts = (part.strip() for part in text.split(",", most)[:most])
    return [part for part in parts if part]


def _title(owners: Sequence[Person] | None, tags: Sequence[str], mode: Mode) -> str:
    """In Flickr's words: Uploads from everyone, Recent Uploads tagged cat and dog."""
    tagged = (" or " if mode == "any" else " and ").join(tags)
    if tags and owners is None:
        return f"Recent Uploads tagged {tagged}"
    names = ", ".join(owner.username for owner in owners) if owners is not None else "everyone"
    return f"Uploads from {names}" + (f", tagged {tagged}" if tags else "")


_FEEDS: Mapping[str, Callable[[Params], Shown]] = {
    "photos_public.gne": _uploads,
    "photos_faves.gne": _favorites,
    "photos_friends.gne": _friends,
    GEO: _geo,
}
_OF_GROUPS = {"groups_pool.gne", "groups_discuss.gne"}
