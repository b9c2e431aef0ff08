"""/services/api: the documentation of all methods, for people and for programs."""

from __future__ import annotations

import json
from functools import cache

from chalice import Blueprint
from chalice.app import Response

from chalicelib.api import manual
from chalicelib.explorer import colour, index, openapi
from chalicelib.model.failures import MethodUnknown
from chalicelib.routes.revalidation import answered
from chalicelib.routes.visit import Visit, visit
from chalicelib.settings import settings

bp = Blueprint(__name__)

_PATH = "/services/api"
_SUFFIX = ".html"
_SHOWN_MAX = 100  # letters of a name that is none
_OPENAPI_HEADERS = {
    "Content-Type": "application/json",
    "Cache-Control": "public, max-age=300",
    "X-Content-Type-Options": "nosniff",
}


@bp.route(_PATH, methods=["GET", "HEAD"])
def every() -> Response:
    return visit(bp.current_request, _every)


@bp.route(_PATH + "/{page}", methods=["GET", "HEAD"])
def one(page: str) -> Response:
    """A method's page; its name alone leads there."""
    name = page.removesuffix(_SUFFIX)
    return visit(bp.current_request, lambda come: _one(come, name, page))


@bp.route(_PATH + "/openapi.json", methods=["GET", "HEAD"], cors=True)
def described() -> Response:
    asked = {name.lower(): value for name, value in bp.current_request.headers.items()}
    return answered(asked, _document(), 0, _OPENAPI_HEADERS)


def _every(come: Visit) -> Response:
    return _index(come, 200, come.given.get("q", "").strip())


def _index(come: Visit, status: int, asked: str = "", trouble: str = "") -> Response:
    found = index.search(manual.everything(), asked)
    return come.page(
        "api.html",
        status,
        namespaces=index.namespaces(found),
        asked=asked,
        found=len(found),
        trouble=trouble,
    )


def _one(come: Visit, name: str, page: str) -> Response:
    try:
        entry = manual.named(name)
    except MethodUnknown:
        return _index(come, 404, trouble=f"There is no method {name[:_SHOWN_MAX]}.")
    if name == page:
        return come.go(f"{_PATH}/{name}{_SUFFIX}")
    siblings = [each for each in manual.everything() if each.namespace == entry.namespace]
    return come.page(
        "api_method.html",
        entry=entry,
        arguments=(manual.API_KEY, *entry.arguments),
        siblings=siblings,
        coloured=colour.pieces,
    )


@cache
def _document() -> bytes:
    document = openapi.document(manual.everything(), settings().base_url)
    return json.dumps(document, separators=(",", ":")).encode()
