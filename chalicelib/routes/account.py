"""/account: what a person says of themselves and prefers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chalice import Blueprint
from chalice.app import Response

from chalicelib.model import path_alias
from chalicelib.model.refusals import Refusal
from chalicelib.pages import profile
from chalicelib.routes.visit import Visit, visit
from chalicelib.store import people

bp = Blueprint(__name__)

_CHOICES: dict[str, Mapping[Any, str]] = {
    "originals": profile.ORIGINALS,
    "privacy": profile.PRIVACY,
    "safety_level": profile.SAFETY,
    "content_type": profile.CONTENT,
    "license": profile.LICENSE,
}


@bp.route("/account", methods=["GET", "HEAD", "POST"], content_types=["*/*"])
def account() -> Response:
    return visit(bp.current_request, _show, _act)


def _show(come: Visit) -> Response:
    done = "Saved." if come.given.get("saved") == "1" else ""
    return _page(come, profile.fields(come.person), done=done)


def _act(come: Visit) -> Response:
    try:
        person = profile.read(come.given, come.person)
        alias = path_alias.chosen(come.given.get("path_alias", ""))
        people.rename_path(person, alias)
    except Refusal as refused:
        typed = {name: come.given.get(name, "") for name in profile.fields(come.person)}
        return _page(come, typed, 422, trouble=refused.message)
    people.keep_profile(person)
    return come.go("/account?saved=1")


def _page(
    come: Visit, fields: Mapping[str, str], status: int = 200, done: str = "", trouble: str = ""
) -> Response:
    return come.page(
        "account.html", status, fields=fields, choices=_CHOICES, done=done, trouble=trouble
    )
