"""/services/feeds: photos that everybody may see, as feeds; without a key, and kept by caches."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from chalice import Blueprint
from chalice.app import Request as Event
from chalice.app import Response

from chalicelib.feeds import formats
from chalicelib.feeds.feed import Feed
from chalicelib.formats import json
from chalicelib.model.failures import (
    Failure,
    FeedNotFound,
    FormatNotFound,
    MalformedRequest,
    PersonNotFound,
)
from chalicelib.routes import public_feeds, revalidation
from chalicelib.routes.as_feed import refused
from chalicelib.routes.public_feeds import GEO
from chalicelib.settings import settings

bp = Blueprint(__name__)

_FEEDS = "/services/feeds"
_CACHED_SECONDS = 300
_LINKS_MAX = 4_000  # letters; a gateway answers no headers of more than some 10,000
_CALLBACK = "jsonFlickrFeed"
_LANGUAGES = {"de-de", "es-us", "fr-fr", "it-it", "ko-kr", "pt-br", "zh-hk"}
_ENGLISH = "en-us"
# In the order in which they stand in a feed's own address; others are not looked at.
_SHOWN = ("id", "ids", "nsid", "user_id", "g", "tags", "tagmode", "display_all", "friends")
_PARAMETERS = (*_SHOWN, "lang", "format")
_JSONP = ("nojsoncallback", "jsoncallback")


@bp.route(f"{_FEEDS}/{{name}}", methods=["GET", "HEAD"], cors=True)
def feed(name: str) -> Response:
    return _answer(bp.current_request, name)


@bp.route(f"{_FEEDS}/{GEO}", methods=["GET", "HEAD"], cors=True)
def geo() -> Response:
    return _answer(bp.current_request, GEO)


@bp.route(f"{_FEEDS}/{GEO}/{{country}}", methods=["GET", "HEAD"], cors=True)
def country(country: str) -> Response:  # noqa: ARG001
    return _no_places()


@bp.route(f"{_FEEDS}/{GEO}/{{country}}/{{place}}", methods=["GET", "HEAD"], cors=True)
def place(country: str, place: str) -> Response:  # noqa: ARG001
    return _no_places()


def _answer(event: Event, name: str) -> Response:
    """A feed as it is asked for, or why there is none."""
    params = _params(event)
    try:
        _check(params)
        link = _self_link(name, params)
        made = public_feeds.shown(name, params).feed(link)
    except (PersonNotFound, FeedNotFound) as missing:
        return _missing(missing)
    except (FormatNotFound, MalformedRequest) as wrong:
        return refused(wrong.code or 0, wrong.message)
    body, content_type = _written(made, name, params)
    headers = {**_headers(link, params), "Content-Type": content_type}
    return revalidation.answered(event.headers, body, made.updated, headers)


def _params(event: Event) -> dict[str, str]:
    """What is asked for; names are spelled exactly, or else count for nothing."""
    given: Any = event.query_params or {}
    told = {name: given.getlist(name)[-1] for name in (*_PARAMETERS, *_JSONP) if name in given}
    return {name: text for name, text in told.items() if text}


def _check(params: Mapping[str, str]) -> None:
    """Raises FormatNotFound, MalformedRequest."""
    name = params.get("format", "")
    if name not in formats.PUBLIC:
        raise FormatNotFound(name)
    if name == "json" and not json.is_callback(params.get("jsoncallback", _CALLBACK)):
        raise MalformedRequest("jsoncallback is not the name of a JavaScript function")


def _self_link(name: str, params: Mapping[str, str]) -> str:
    """The same for all who ask for the same, in whatever order: a hub knows it by this."""
    told = {each: params[each] for each in _PARAMETERS if each in params}
    query = urlencode(told)
    path = f"{_FEEDS}/{GEO}/" if name == GEO else f"{_FEEDS}/{name}"
    return f"{settings().base_url}{path}" + (f"?{query}" if query else "")


def _written(made: Feed, name: str, params: Mapping[str, str]) -> tuple[bytes, str]:
    asked = params.get("format", "")
    writer = formats.geo_writer(asked) if name == GEO else formats.writer(asked)
    body = writer.write(made)
    if asked == "json" and params.get("nojsoncallback") != "1":
        callback = params.get("jsoncallback", _CALLBACK)
        return json.wrapped(body, callback), json.JSONP_CONTENT_TYPE
    return body, writer.CONTENT_TYPE


def _headers(link: str, params: Mapping[str, str]) -> dict[str, str]:
    """The language is said to be the one asked for, but the words stay whose they are."""
    language = params.get("lang", "").lower()
    hub = f"{settings().base_url}/services/rest/"
    links = f'<{hub}>; rel="hub", <{link}>; rel="self"'
    return {
        "Cache-Control": f"public, max-age={_CACHED_SECONDS}",
        "Content-Language": language if language in _LANGUAGES else _ENGLISH,
        "X-Content-Type-Options": "nosniff",
        **({"Link": links} if len(links) <= _LINKS_MAX else {}),
    }


def _no_places() -> Response:
    return _missing(FeedNotFound("There are no places here yet"))


def _missing(failure: Failure) -> Response:
    return refused(1, failure.message, HTTPStatus.NOT_FOUND)
