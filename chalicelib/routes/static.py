"""/static: the style and the scripts of our pages."""

from __future__ import annotations

from pathlib import Path

from chalice import Blueprint
from chalice.app import Response

from chalicelib import pages
from chalicelib.routes.pages import not_found

bp = Blueprint(__name__)

_FOLDER = Path(pages.__file__).parent / "static"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


@bp.route("/static/{name}", methods=["GET", "HEAD"])
def static(name: str) -> Response:
    file = _FOLDER / name
    if file.parent != _FOLDER or file.suffix not in _TYPES or not file.is_file():
        return not_found()
    headers = {
        "Content-Type": _TYPES[file.suffix],
        "Cache-Control": "public, max-age=300",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(body=file.read_bytes(), headers=headers)
