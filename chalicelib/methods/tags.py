"""The methods flickr.tags.*.

What they count is at most the newest 4,000 photos, as in every search.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.facts import Facts
from chalicelib.model.failures import PersonNotFound
from chalicelib.model.paging import Paging
from chalicelib.model.photo_failures import (
    ClusterNotFound,
    PeriodInvalid,
    PhotoNotFound,
    TagNotFound,
)
from chalicelib.model.reading import Number
from chalicelib.model.search import Search
from chalicelib.model.tag import normal
from chalicelib.responses import lists
from chalicelib.responses import tags as responses
from chalicelib.responses.lists import PhotoList
from chalicelib.search import cooccurrence, find
from chalicelib.search.spellings import spellings
from chalicelib.store import people, photos

_RELATED_MAX = 50
_HOT, _HOT_MAX = 20, 200
_POPULAR, _POPULAR_MAX = 10, 1000
_FREQUENT_MAX = 50
_CLUSTER_PHOTOS = 24
_PERIOD_SECONDS = {"day": 86_400, "week": 7 * 86_400}


@method("flickr.tags.getListPhoto", errors={1: PhotoNotFound})
def get_list_photo(call: Call, *, photo_id: str) -> Element:
    """Return the tags of a photo.

    photo_id: The photo's id.
    """
    photo = photos.get(photo_id, seen_by=call.viewer)
    authors = people.get_many({tag.author for tag in photo.tags})
    return responses.of_photo(photo, people.get(photo.owner), authors)


@method("flickr.tags.getListUser", errors={1: PersonNotFound})
def get_list_user(call: Call, *, user_id: str = "me") -> Element:
    """Return all tags of a person's photos, in the order of the alphabet.

    user_id: The person's NSID; who calls if absent.
    """
    nsid, counted = _of(call, user_id)
    return responses.of_person(nsid, sorted(counted))


@method("flickr.tags.getListUserPopular", errors={1: PersonNotFound})
def get_list_user_popular(call: Call, *, user_id: str = "me", count: Number = _POPULAR) -> Element:
    """Return the tags that most photos of a person bear, in the order of the alphabet.

    user_id: The person's NSID; who calls if absent.
    count: How many tags to return, 10 if absent, 1000 at most.
    """
    nsid, counted = _of(call, user_id)
    most = cooccurrence.ranked(counted, max(1, min(_POPULAR_MAX, count)))
    return responses.counted(nsid, sorted(most))


@method("flickr.tags.getListUserRaw", errors={1: PersonNotFound})
def get_list_user_raw(call: Call, *, tag: str = "") -> Element:
    """Return the caller's tags, each with every way in which it was typed.

    tag: Only this tag, however it is written; all of them if absent.
    """
    own = call.caller.nsid
    wanted = normal(tag)
    found = _facts(call, Search(owners=(own,), tags=(wanted,) if wanted else ()))
    typed = spellings(facts.id for facts in found if facts.tags)
    shown = {clean: raws for clean, raws in typed.items() if wanted in {"", clean}}
    return responses.raw(own, shown)


@method("flickr.tags.getMostFrequentlyUsed", perms="read")
def get_most_frequently_used(call: Call) -> Element:
    """Return the tags that most of the caller's photos bear, the most used first."""
    nsid, counted = _of(call, "me")
    return responses.counted(nsid, cooccurrence.ranked(counted, _FREQUENT_MAX))


@method("flickr.tags.getRelated", errors={1: TagNotFound})
def get_related(call: Call, *, tag: str) -> Element:
    """Return the tags that people use together with a tag, the most used first.

    tag: The tag, however it is written.
    """
    clean = normal(tag)
    found = _tagged(call, clean)
    if not found:
        raise TagNotFound
    return responses.related(clean, cooccurrence.related(clean, found, _RELATED_MAX))


@method("flickr.tags.getClusters", errors={1: ClusterNotFound})
def get_clusters(call: Call, *, tag: str) -> Element:
    """Return groups of tags that go with a tag, each a meaning that people give it.

    tag: The tag, however it is written.
    """
    clean = normal(tag)
    groups = cooccurrence.clusters(clean, _tagged(call, clean))
    if not groups:
        raise ClusterNotFound
    return responses.clusters(clean, groups)


@method("flickr.tags.getClusterPhotos")
def get_cluster_photos(call: Call, *, tag: str, cluster_id: str) -> PhotoList:
    """Return the newest photos that bear a tag and all of the tags that name one of its clusters.

    tag: The tag, however it is written.
    cluster_id: The first three tags of the cluster, joined by hyphens.
    """
    named = tuple(filter(None, map(normal, cluster_id.split("-")[:3])))
    search = Search(tags=(normal(tag), *named), tag_mode="all")
    page = find.find(search, viewer=call.viewer, paging=Paging(per_page=_CLUSTER_PHOTOS))
    names: list[lists.Attributes] = [{"username": each.owner.username} for each in page.items]
    return PhotoList(page=page, shown=names)


@method("flickr.tags.getHotList", errors={1: PeriodInvalid})
def get_hot_list(call: Call, *, period: str = "day", count: Number = _HOT) -> Element:
    """Return the tags that most people have used on what they uploaded lately.

    period: How long ago lately begins: a day, or a week.
    count: How many tags to return, 20 if absent, 200 at most.
    """
    if period not in _PERIOD_SECONDS:
        raise PeriodInvalid
    since = int(call.now) - _PERIOD_SECONDS[period]
    counted = cooccurrence.popular(_facts(call, Search(min_upload_date=since)))
    most = max(1, min(_HOT_MAX, count))
    return responses.hot(period, cooccurrence.ranked(counted, most))


def _of(call: Call, user_id: str) -> tuple[str, Counter[str]]:
    """A person, and on how many of the photos that the caller may see each tag stands."""
    person = people.get(call.nsid(user_id))
    found = _facts(call, Search(owners=(person.nsid,)))
    return person.nsid, Counter(tag for facts in found for tag in facts.tags)


def _tagged(call: Call, tag: str) -> Sequence[Facts]:
    return _facts(call, Search(tags=(tag,))) if tag else ()


def _facts(call: Call, search: Search) -> Sequence[Facts]:
    return find.facts(search, call.viewer)
