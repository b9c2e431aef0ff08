"""/static: the styles, scripts and outlines of our pages.

What there is, is listed once: no address leads to any other file.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from chalice import Blueprint
from chalice.app import Response

from chalicelib import pages
from chalicelib.routes.pages import not_found

bp = Blueprint(__name__)

_FOLDER = Path(pages.__file__).parent / "static"
_LEAFLET = "leaflet/"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
}
_SECONDS, _DAY_SECONDS = 300, 86_400  # how long ours is kept; another Leaflet comes rarely


@bp.route("/static/{name}", methods=["GET", "HEAD"])
def static(name: str) -> Response:
    return _answer(name, _SECONDS)


@bp.route("/static/leaflet/{name}", methods=["GET", "HEAD"])
def leaflet(name: str) -> Response:
    return _answer(f"{_LEAFLET}{name}", _DAY_SECONDS)


@bp.route("/static/leaflet/images/{name}", methods=["GET", "HEAD"])
def leaflet_image(name: str) -> Response:
    return _answer(f"{_LEAFLET}images/{name}", _DAY_SECONDS)


@cache
def _files() -> dict[str, Path]:
    """The files by their paths below the folder."""
    found = (file for file in _FOLDER.rglob("*") if file.suffix in _TYPES and file.is_file())
    return {file.relative_to(_FOLDER).as_posix(): file for file in found}


def _answer(path: str, seconds: int) -> Response:
    file = _files().get(path)
    if file is None:
        return not_found()
    headers = {
        "Content-Type": _TYPES[file.suffix],
        "Cache-Control": f"public, max-age={seconds}",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(body=file.read_bytes(), headers=headers)
