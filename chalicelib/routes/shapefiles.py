"""/services/shapefiles: the public data set of outlines, and any place's own with its history."""

from __future__ import annotations

import re

from chalice import Blueprint
from chalice.app import Response

from chalicelib.model.place import Place
from chalicelib.model.reading import WOE_ID_MAX
from chalicelib.model.release import Release
from chalicelib.model.shape import Shape
from chalicelib.routes.pages import not_found
from chalicelib.routes.visit import Visit, visit
from chalicelib.shapes import feature, gazetteer
from chalicelib.shapes.manifest import license_url, manifest
from chalicelib.store import releases, shapes

bp = Blueprint(__name__)

_PATH = "/services/shapefiles"
_SUFFIX = ".geojson"
_VERSION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9]{2}")
_FOUND_MAX = 30
_SHOWN_MAX = 100  # letters of a name, which may be none
_LINK_SECONDS = 3600
_HEADERS = {"Cache-Control": "public, max-age=300", "X-Content-Type-Options": "nosniff"}


@bp.route(_PATH, methods=["GET", "HEAD"])
def every() -> Response:
    return visit(bp.current_request, _every)


@bp.route(_PATH + "/latest.json", methods=["GET", "HEAD"], cors=True)
def latest() -> Response:
    return _manifest(releases.latest())


@bp.route(_PATH + "/{version}/{name}", methods=["GET", "HEAD"], cors=True)
def file(version: str, name: str) -> Response:
    """A file is handed out by S3 itself."""
    release = releases.get(version) if _VERSION.fullmatch(version) else None
    if release and name == "manifest.json":
        return _manifest(release)
    if release and name in {each.name for each in release.files}:
        return _elsewhere(releases.address(version, name, _LINK_SECONDS))
    return not_found()


@bp.route(_PATH + "/place/{woe_id}", methods=["GET", "HEAD"], cors=True)
def place(woe_id: str) -> Response:
    """A place's page; with a suffix, one of its shapes for programs."""
    if woe_id.endswith(_SUFFIX):
        return _geojson(woe_id.removesuffix(_SUFFIX))
    return visit(bp.current_request, lambda come: _place(come, woe_id))


def _every(come: Visit) -> Response:
    asked = come.given.get("q", "").strip()[:_SHOWN_MAX]
    found = gazetteer.latest().find(asked, _FOUND_MAX) if asked else ()
    return _index(come, 200, asked=asked, found=found)


def _index(
    come: Visit, status: int, asked: str = "", found: tuple[Place, ...] = (), trouble: str = ""
) -> Response:
    release = releases.latest()
    return come.page(
        "shapefiles.html",
        status,
        release=release,
        license_url=license_url(release.license) if release else "",
        asked=asked,
        found=found,
        trouble=trouble,
    )


def _place(come: Visit, woe_id: str) -> Response:
    known = gazetteer.latest().place(woe_id)
    if known is None:
        return _index(come, 404, trouble=f"There is no place {woe_id[:_SHOWN_MAX]}.")
    history = shapes.history(woe_id)
    return come.page(
        "shapefile.html",
        place=known,
        around=gazetteer.latest().ancestors(known),
        history=history,
        shown=_asked(history, come.given.get("created", ""), come.given.get("is_donuthole", "")),
    )


def _geojson(woe_id: str) -> Response:
    asked = bp.current_request.query_params or {}
    known = gazetteer.latest().place(woe_id) if _is_woe_id(woe_id) else None
    history = shapes.history(woe_id) if known else []
    shape = _asked(history, asked.get("created", ""), asked.get("is_donuthole", ""))
    if known is None or shape is None:
        return not_found()
    write = feature.original if asked.get("original") == "1" else feature.feature
    body = write(known, shape)
    return _answer(body, "application/geo+json") if body else not_found()


def _asked(history: list[Shape], created: str, is_donuthole: str) -> Shape | None:
    """The shape of some moment, or the newest one."""
    fitting = (shape for shape in history if created in {"", str(shape.created)})
    return next((each for each in fitting if each.is_donuthole == (is_donuthole == "1")), None)


def _is_woe_id(text: str) -> bool:
    return bool(re.fullmatch("[0-9]{1,10}", text)) and int(text) <= WOE_ID_MAX


def _manifest(release: Release | None) -> Response:
    return _answer(manifest(release), "application/json") if release else not_found()


def _answer(body: bytes, content_type: str) -> Response:
    return Response(body=body, headers={**_HEADERS, "Content-Type": content_type})


def _elsewhere(address: str) -> Response:
    headers = {"Location": address, "Content-Type": "text/plain", "Cache-Control": "no-store"}
    return Response(body=b"", status_code=302, headers=headers)
