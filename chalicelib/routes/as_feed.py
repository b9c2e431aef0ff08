"""As a feed: ``format=feed-...``, for the methods that answer photos."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from urllib.parse import quote, urlencode

from chalice.app import Response

from chalicelib.api import registry
from chalicelib.api.arguments import flat
from chalicelib.api.call import Call
from chalicelib.api.dispatch import Outcome
from chalicelib.api.method import Method
from chalicelib.feeds import formats
from chalicelib.feeds import photos as photo_feed
from chalicelib.feeds.feed import Feed
from chalicelib.model.failures import FormatNotFound
from chalicelib.model.listed import Listed
from chalicelib.model.paging import Page, Paging, page_of
from chalicelib.model.reading import whole
from chalicelib.responses import lists
from chalicelib.responses.lists import PhotoList
from chalicelib.settings import settings

PER_PAGE_MAX = 15
_PREFIX = "feed-"
_HOW_MANY = ("per_page", "count")
_MESSAGE_MAX = 300  # letters; gateways end a header of some thousands
_HOW = ("api_key", "format", "page", "per_page")  # the same photos may be asked for, page by page
_ASCII = "".join(map(chr, range(0x20, 0x7F)))


def is_asked(params: Mapping[str, str]) -> bool:
    """Whether the answer is to be a feed, be it one that there is not."""
    return params.get("format", "").startswith(_PREFIX)


def check(params: Mapping[str, str]) -> None:
    """Whether there is a feed of the name that is asked for. Raises FormatNotFound."""
    if params.get("format") not in formats.ANSWER:
        raise FormatNotFound(params.get("format", ""))


def fitted(method: Method, call: Call) -> Call:
    """A call as it is to be run: its page no longer than a feed's, if its answer is to be one.

    Raises FormatNotFound for a method that answers no photos, before it has done anything.
    """
    if not is_asked(call.params):
        return call
    if not lists.are_among(method.answers):
        raise FormatNotFound(call.params["format"])
    asked = {"per_page": "", **call.params}
    wanted = {name: _number(asked[name]) or PER_PAGE_MAX for name in _HOW_MANY if name in asked}
    cut = {name: str(min(number, PER_PAGE_MAX)) for name, number in wanted.items()}
    return replace(call, params={**call.params, **cut})


def response(outcome: Outcome, params: Mapping[str, str]) -> Response:
    """Photos as the feed that the parameters ask for, or the error in two headers."""
    if not isinstance(outcome.answer, PhotoList):
        return refused(outcome.code, outcome.message)
    writer = formats.writer(params["format"])
    headers = {"Cache-Control": "private, no-store", "Content-Type": writer.CONTENT_TYPE, **_SAFE}
    return Response(body=writer.write(_feed(outcome.answer, params)), headers=headers)


def refused(code: int, message: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> Response:
    """An error, told where readers of feeds look; all but ASCII is percent-encoded there."""
    text = message[:_MESSAGE_MAX]
    return Response(
        body=f"{code}: {text}\n".encode("utf-8", "replace"),
        status_code=status,
        headers={
            "X-FlickrErrCode": str(code),
            "X-FlickrErrMessage": quote(text, safe=_ASCII, errors="replace"),
            "Cache-Control": "private, no-store",
            "Content-Type": "text/plain; charset=utf-8",
            **_SAFE,
        },
    )


def _number(given: str) -> int:
    """A number as pages have it: 0 is none."""
    try:
        return whole(given)
    except ValueError:
        return 0


def _feed(photos: PhotoList, params: Mapping[str, str]) -> Feed:
    page, asked = _page(photos.page, params), _asked(params)
    what = {name: value for name, value in asked.items() if name not in _HOW}
    return photo_feed.feed(
        id=f"tag:flickr.com,2005:/services/rest/?{_query(what)}",
        title=params.get("method", ""),
        self_link=f"{settings().base_url}/services/rest/?{_query(asked)}",
        alternate=f"{settings().base_url}/",
        updated=max((listed.photo.updated for listed in page.items), default=0),
        entries=map(photo_feed.answer, page.items),
        page=page,
    )


def _page(page: Page[Listed], params: Mapping[str, str]) -> Page[Listed]:
    """What a method without pages answers at once is cut into them here."""
    if len(page.items) <= PER_PAGE_MAX:
        return page
    paging = Paging(page=_number(params.get("page", "")), per_page=PER_PAGE_MAX)
    return page_of(page.items, paging)


def _asked(params: Mapping[str, str]) -> dict[str, str]:
    """What the method was asked, and nothing that signed the call: a feed is handed on."""
    arguments = flat(registry.find(params.get("method", "")).arguments)
    names = ("method", *(argument.name for argument in arguments), *_HOW)
    return {name: params[name] for name in names if name in params}


def _query(asked: Mapping[str, str]) -> str:
    return urlencode(asked, errors="replace")


_SAFE = {"X-Content-Type-Options": "nosniff"}
