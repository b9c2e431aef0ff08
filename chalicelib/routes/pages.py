"""The front page, and the pages that feeds and answers link to: a person, and a pushed topic."""

from __future__ import annotations

from functools import cache

from chalice import Blueprint
from chalice.app import Response

from chalicelib.api import registry
from chalicelib.model import addresses
from chalicelib.model.failures import PersonDeleted, PersonNotFound
from chalicelib.model.topic import DISPLAY_NAMES
from chalicelib.routes.visit import Visit, visit
from chalicelib.settings import settings
from chalicelib.store import people

bp = Blueprint(__name__)

_HOME = """\
pushr: a photo service that speaks the Flickr API, and pushes every new photo to who subscribed.

The API is at {base}/services/rest, uploads go to {base}/services/upload.
Try {base}/services/rest?method=flickr.push.getTopics&api_key=<your key>
"""
_TOPIC = """\
{said}: this feed is not to be fetched, it is pushed.

Subscribe to the topic {topic} with the method flickr.push.subscribe.
"""


@bp.route("/", methods=["GET", "HEAD"])
def home() -> Response:
    """A page for browsers; text for who asks for no HTML, as curl does not."""
    asks_for_html = "text/html" in bp.current_request.headers.get("accept", "")
    text = _HOME.format(base=settings().base_url)
    response = visit(bp.current_request, _home) if asks_for_html else _page(text)
    response.headers["Vary"] = "Accept"
    return response


@bp.route("/services/push/{topic}", methods=["GET", "HEAD"])
def pushed(topic: str) -> Response:
    if topic not in DISPLAY_NAMES:
        return not_found()
    return _page(_TOPIC.format(said=DISPLAY_NAMES[topic], topic=topic))


@bp.route("/people/{user}", methods=["GET", "HEAD"])
def person(user: str) -> Response:
    try:
        found = people.by_path(user)
    except (PersonNotFound, PersonDeleted):
        return not_found()
    return _page(f"{found.username} ({found.nsid})\n\nPhotos: {addresses.photos_of(found)}\n")


def _home(come: Visit) -> Response:
    return come.page(
        "home.html", base=settings().base_url, methods=_methods(), topics=len(DISPLAY_NAMES)
    )


@cache
def _methods() -> int:
    """How many methods there are: counted once, since all of them are imported for it."""
    return sum(1 for _ in registry.every())


def not_found() -> Response:
    """There is nothing here."""
    return _page("Not found\n", status=404)


def _page(text: str, status: int = 200) -> Response:
    headers = {"Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff"}
    return Response(body=text.encode(), status_code=status, headers=headers)
