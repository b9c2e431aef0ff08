"""/services/api/inbox/<secret>: what came to a callback of one's own; /callback/<token>: that.

The page is for who has its secret. The callback is for hubs: it answers questions, takes
deliveries, and shows nothing.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from http import HTTPStatus

from chalice import Blueprint
from chalice.app import Request as Event
from chalice.app import Response

from chalicelib.explorer import arrival, inbox
from chalicelib.explorer.inbox import Taken
from chalicelib.model.inbox import Arrival, Inbox, seen
from chalicelib.pages import template
from chalicelib.routes import incoming
from chalicelib.routes.visit import Visit, visit

bp = Blueprint(__name__)

_PAGE = "/services/api/inbox/{secret}"
_CALLBACK = "/services/api/callback/{token}"
_NUMBER_DIGITS_MAX = 9
_STATUS: dict[Taken, HTTPStatus] = {
    "kept": HTTPStatus.OK,
    "no feed": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "too large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "too many": HTTPStatus.TOO_MANY_REQUESTS,
    "closed": HTTPStatus.GONE,
}
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_TEXT = {**_HEADERS, "Content-Type": "text/plain; charset=utf-8"}
_JSON = {**_HEADERS, "Content-Type": "application/json; charset=utf-8"}
_ENDS = "Its callback answers 410 Gone to what is sent there: subscriptions end by that."
_NOTHING = ["It is closed, or its hour is over, or it never was.", _ENDS]
_CLOSED = ["What came there is forgotten.", _ENDS]


@bp.route(_PAGE, methods=["GET", "HEAD", "POST"], content_types=["*/*"])
def page(secret: str) -> Response:
    return visit(
        bp.current_request,
        lambda come: _found(come, secret, _show),
        lambda come: _found(come, secret, _close),
    )


@bp.route(_PAGE + "/news", methods=["GET"])
def news(secret: str) -> Response:
    """What arrived after a number, for the page's script: asked each second, so by no visit."""
    now = time.time()
    found = inbox.by_secret(secret, now)
    after = _number(dict(incoming.query(bp.current_request)).get("after", ""))
    told = _news(found, after, now) if found else {"open": False}
    return Response(body=json.dumps(told).encode(), headers=_JSON)


@bp.route(_CALLBACK, methods=["GET", "POST"], content_types=["*/*"])
def callback(token: str) -> Response:
    event, now = bp.current_request, time.time()
    found = inbox.by_token(token, now)
    return _delivered(event, found, now) if event.method == "POST" else _asked(event, found, now)


def _asked(event: Event, found: Inbox | None, now: float) -> Response:
    """A question is answered with its challenge, and nothing else is answered at all."""
    challenge = inbox.answer(found, dict(incoming.query(event)), now) if found else ""
    return _said(HTTPStatus.OK, challenge) if challenge else _said(HTTPStatus.NOT_FOUND)


def _delivered(event: Event, found: Inbox | None, now: float) -> Response:
    """Gone is what ends a subscription (W3C WebSub 7)."""
    if found is None:
        return _said(HTTPStatus.GONE)
    body = event.raw_body
    return _said(_STATUS[inbox.take(found, _headers(event), body, now)])


def _headers(event: Event) -> dict[str, str]:
    """Each header once; API Gateway has those that came twice in a list besides."""
    told = {name.lower(): value for name, value in event.headers.items()}
    several = event.to_original_event().get("multiValueHeaders") or {}
    return told | {name.lower(): ", ".join(values) for name, values in several.items()}


def _said(status: HTTPStatus, text: str = "") -> Response:
    body = (text or f"{status.phrase}\n").encode("utf-8", "replace")
    return Response(body=body, status_code=status, headers=_TEXT)


def _found(come: Visit, secret: str, then: Callable[[Visit, Inbox], Response]) -> Response:
    found = inbox.by_secret(secret, come.now)
    if found is None:
        return come.page("said.html", 404, title="There is no such inbox", said=_NOTHING)
    return then(come, found)


def _show(come: Visit, found: Inbox) -> Response:
    before = _number(come.given.get("before", ""))
    arrivals = inbox.newest(found, before=before)
    return come.page(
        "inbox.html",
        inbox=found,
        callback=inbox.callback(found),
        arrivals=[arrival.shown(each) for each in arrivals],
        state=_state(found),
        seen=seen(max(0, found.arrived - inbox.AT_ONCE), arrivals, come.now),
        before=before,
        older=_older(found, arrivals),
        minutes=_minutes(found, come.now),
    )


def _older(found: Inbox, arrivals: Sequence[Arrival]) -> int:
    """The number before which there is more to show; 0 if there is no more."""
    last = arrivals[-1].number if arrivals else 0
    return last if last > inbox.oldest(found) else 0


def _close(come: Visit, found: Inbox) -> Response:
    inbox.close(found)
    return come.page("said.html", title="The inbox is closed", said=_CLOSED)


def _news(found: Inbox, after: int, now: float) -> dict[str, object]:
    arrivals = inbox.newest(found, after=after)
    before = max(after, found.arrived - inbox.AT_ONCE)
    shown = [arrival.shown(each) for each in arrivals]
    return {
        "open": True,
        "seen": seen(before, arrivals, now),
        "state": _state(found),
        "minutes": _minutes(found, now),
        "arrivals": template.render("inbox_arrivals.html", arrivals=shown).decode(),
    }


def _state(found: Inbox) -> str:
    """What a screen reader says when it changes."""
    if not found.arrived:
        return "Waiting for the first question or delivery…"
    return f"{found.arrived} arrived. Waiting for more…"


def _minutes(found: Inbox, now: float) -> int:
    return max(1, round((found.expires - now) / 60))


def _number(text: str) -> int:
    is_number = text.isascii() and text.isdecimal() and len(text) <= _NUMBER_DIGITS_MAX
    return int(text) if is_number else 0
