"""/account/apps: the applications that a person has made, their keys and secrets."""

from __future__ import annotations

from collections.abc import Mapping

from chalice import Blueprint
from chalice.app import Response

from chalicelib.model.application import Application
from chalicelib.model.failures import InvalidApiKey
from chalicelib.model.ids import new_application_number, new_secret
from chalicelib.model.refusals import Refusal
from chalicelib.pages import application as form
from chalicelib.routes.pages import not_found
from chalicelib.routes.visit import Visit, visit
from chalicelib.settings import settings
from chalicelib.store import applications

bp = Blueprint(__name__)

OWN_MAX = 50  # calls are counted for each key: nobody gets ever so many by that
_KEY_DIGITS = 32


@bp.route("/account/apps", methods=["GET", "HEAD", "POST"], content_types=["*/*"])
def apps() -> Response:
    return visit(bp.current_request, _list, _make)


@bp.route("/account/apps/{key}", methods=["GET", "HEAD", "POST"], content_types=["*/*"])
def app(key: str) -> Response:
    return visit(
        bp.current_request,
        lambda come: _show(come, key),
        lambda come: _change(come, key),
    )


def _list(come: Visit, status: int = 200, trouble: str = "") -> Response:
    blank = Application(key="", secret="", title="")
    fields = {**form.fields(blank), **come.given} if trouble else form.fields(blank)
    own = applications.of(come.person.nsid)
    return come.page(
        "applications.html", status, own=own, fields=fields, perms=form.PERMS, trouble=trouble
    )


def _make(come: Visit) -> Response:
    new = Application(
        key=new_secret(_KEY_DIGITS),
        secret=new_secret(),
        title="",
        owner=come.person.nsid,
        created=int(come.now),
        number=new_application_number(),
    )
    try:
        made = form.read(come.given, new)
        _check_few(come.person.nsid)
    except Refusal as refused:
        return _list(come, 422, refused.message)
    applications.add(made)
    return _page(come, made, form.fields(made), done="It is made.", secret=made.secret)


def _check_few(nsid: str) -> None:
    if len(applications.of(nsid)) >= OWN_MAX:
        raise Refusal(f"You have {OWN_MAX} applications, and there can be no more.")


def _show(come: Visit, key: str) -> Response:
    own = _own(come, key)
    if own is None:
        return not_found()
    done = "Saved." if come.given.get("saved") == "1" else ""
    return _page(come, own, form.fields(own), done=done)


def _change(come: Visit, key: str) -> Response:
    own = _own(come, key)
    if own is None:
        return not_found()
    return _renew(come, own) if come.given.get("do") == "secret" else _edit(come, own)


def _renew(come: Visit, own: Application) -> Response:
    changed = applications.change(own.key, secret=new_secret())
    done = "This is the new secret."
    return _page(come, changed, form.fields(changed), done=done, secret=changed.secret)


def _edit(come: Visit, own: Application) -> Response:
    try:
        edited = form.read(come.given, own)
    except Refusal as refused:
        typed = {**form.fields(own), **come.given}
        return _page(come, own, typed, status=422, trouble=refused.message)
    applications.change(own.key, **form.fields(edited))
    return come.go(f"/account/apps/{own.key}?saved=1")


def _own(come: Visit, key: str) -> Application | None:
    """An application of this very person; that of another is as if it were not there."""
    nsid = come.person.nsid
    try:
        found = applications.get(key)
    except InvalidApiKey:
        return None
    return found if found.owner == nsid else None


def _page(  # noqa: PLR0913
    come: Visit,
    own: Application,
    fields: Mapping[str, str],
    *,
    status: int = 200,
    done: str = "",
    trouble: str = "",
    secret: str = "",
) -> Response:
    return come.page(
        "application.html",
        status,
        application=own,
        fields=fields,
        perms=form.PERMS,
        base=settings().base_url,
        done=done,
        trouble=trouble,
        secret=secret,
    )
