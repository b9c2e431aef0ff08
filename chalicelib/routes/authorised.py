"""/account/authorised: the applications that act for a person, and taking that back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chalice import Blueprint
from chalice.app import Response

from chalicelib.auth import consent
from chalicelib.model.application import Application
from chalicelib.pages.application import PERMS
from chalicelib.routes.visit import Visit, visit
from chalicelib.store import applications, grants, people

bp = Blueprint(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetIn:
    """What a person has agreed to; ``since`` is a unix time."""

    application: Application
    author: str
    may: str
    since: int


@bp.route("/account/authorised", methods=["GET", "HEAD", "POST"], content_types=["*/*"])
def authorised() -> Response:
    return visit(bp.current_request, _show, _act)


def _show(come: Visit) -> Response:
    done = "It is taken back." if come.given.get("done") == "1" else ""
    return come.page("authorised.html", let_in=list(_let_in(come.person.nsid)), done=done)


def _act(come: Visit) -> Response:
    consent.take_back(come.person.nsid, come.given.get("key", ""))
    return come.go("/account/authorised?done=1")


def _let_in(nsid: str) -> Iterator[LetIn]:
    given = grants.of(nsid)
    found = {each.key: each for each in applications.get_many(each.api_key for each in given)}
    authors = people.get_many(each.owner for each in found.values())
    for grant in given:
        application = found.get(grant.api_key)
        if application and grant.perms != "none":
            author = authors.get(application.owner)
            yield LetIn(
                application=application,
                author=author.username if author else "",
                may=PERMS[grant.perms],
                since=grant.created,
            )
