"""/services/api/explore: a form for each method, and what came of a call.

A link fills the form in and does no more; a call is made by pressing a button, by POST, so that
nothing ever happens by a link.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlencode

from chalice import Blueprint
from chalice.app import Response

from chalicelib.api import manual, registry
from chalicelib.api.method import Method
from chalicelib.explorer import address, application, code, form, inbox, permission
from chalicelib.explorer.form import Wish
from chalicelib.model.failures import InvalidAuthToken, MethodNotFound, TooManyCalls
from chalicelib.model.refusals import TooManyAttempts
from chalicelib.model.token import Perms
from chalicelib.routes import exploring, offering, upload
from chalicelib.routes.exploring import Answered
from chalicelib.routes.replace import renew
from chalicelib.routes.visit import Visit, visit

bp = Blueprint(__name__)

CHARACTERS_MAX = 50_000  # of all arguments: the page shows each of them some eight times
_PATH = "/services/api/explore"
_DOORS: dict[str, Method] = {each.name: each for each in (upload.add, renew)}


@bp.route(_PATH + "/{name}", methods=["GET", "HEAD", "POST"], content_types=["*/*"])
def explore(name: str) -> Response:
    return visit(
        bp.current_request,
        lambda come: _filled(come, name, _page),
        lambda come: _filled(come, name, _press),
    )


def _filled(come: Visit, name: str, then: Callable[[Visit, Wish], Response]) -> Response:
    """Go on with the form as it is filled in, if there is such a form and a page can hold it."""
    try:
        wish = _read(come, name)
    except MethodNotFound:
        return come.page("said.html", 404, title="There is no such method", said=_UNKNOWN)
    if sum(map(len, wish.arguments.values())) > CHARACTERS_MAX:
        return come.page("said.html", 413, title="That is too long", said=_TOO_LONG)
    return then(come, wish)


def _press(come: Visit, wish: Wish) -> Response:
    """Call, unless somebody has to sign in or to allow it before."""
    if come.given.get("do") == "inbox" and inbox.fits(wish):
        return _with_inbox(come, wish)
    if wish.signer != "me":
        return _act(come, wish, "none")
    if come.visitor.person is None:
        return come.go(f"/signin?{urlencode({'to': _link(wish)})}")
    granted = permission.granted(come.visitor.person)
    if not permission.suffices(granted, wish.method):
        return _page(come, wish, 403, trouble=_NOT_ALLOWED)
    return _act(come, wish, granted)


def _with_inbox(come: Visit, wish: Wish) -> Response:
    """The form with a new inbox for a callback, if somebody is signed in; nothing is called."""
    if come.visitor.person is None:
        return come.go(f"/signin?{urlencode({'to': _link(wish)})}")
    try:
        callback = inbox.callback(inbox.begin(come.visitor.person, come.now))
    except TooManyAttempts as refusal:
        return _page(come, wish, 429, trouble=refusal.message)
    return _page(come, replace(wish, arguments={**wish.arguments, "callback": callback}))


def _read(come: Visit, name: str) -> Wish:
    """The form; a browser sends an empty file for none. Raises MethodNotFound."""
    files = {part: data for part, data in come.files.items() if data}
    return form.read(_find(name), come.given, files)


def _find(name: str) -> Method:
    """The method of a name; what takes files is none of the registry's. Raises MethodNotFound."""
    return _DOORS.get(name) or registry.find(name)


def _act(come: Visit, wish: Wish, granted: Perms) -> Response:
    if come.given.get("do") == "sign":
        return _signed(come, wish)
    answered = exploring.call(come, wish, granted)
    if come.given.get("do") == "raw" and not permission.changes(wish.method):
        return answered.raw
    return _page(come, wish, answered=answered)


def _signed(come: Visit, wish: Wish) -> Response:
    """The page with a signed URL, which counts as a call: it is one soon."""
    try:
        exploring.count(come, wish)
        url = address.signed(wish, come.visitor.person, time.time())
    except (TooManyCalls, InvalidAuthToken) as failure:
        return _page(come, wish, 403, trouble=failure.message)
    return _page(come, wish, signed=url)


def _page(
    come: Visit,
    wish: Wish,
    status: int = 200,
    *,
    answered: Answered | None = None,
    signed: str = "",
    trouble: str = "",
) -> Response:
    application.own(come.now)  # the page shows its key: from now on whoever copies it may call
    method, person = wish.method, come.visitor.person
    entry, link = manual.entry(method), _link(wish)
    fields, more = form.fields(entry, wish)
    return replace(come, where=link).page(  # who signs in is led back to what they filled in
        "explore.html",
        status,
        entry=entry,
        wish=wish,
        fields=fields,
        more=more,
        outputs={name: label for name, (label, _) in form.outputs(method).items()},
        signers=_signers(come),
        usual=form.usual(method),
        changes=permission.changes(method),
        needed=permission.needed(method),
        allowed=permission.suffices(permission.granted(person), method),
        offered=offering.of([*fields, *more], person),
        takes_inbox=inbox.fits(wish),
        inbox=inbox.own(person, wish.arguments.get("callback", ""), come.now),
        action=f"{_PATH}/{method.name}",
        link=link,
        allow=urlencode({"perms": permission.needed(method), "to": link}),
        snippets=code.snippets(wish),
        answered=answered,
        signed=signed,
        trouble=trouble,
    )


def _link(wish: Wish) -> str:
    """The address of the form as it is filled in."""
    told = urlencode(wish.linked, errors="replace")
    return f"{_PATH}/{wish.method.name}{'?' if told else ''}{told}"


def _signers(come: Visit) -> dict[str, str]:
    """In whose name a call is made, in words."""
    person = come.visitor.person
    return {
        "nobody": "by nobody, with a key only",
        "application": "by an application",
        "me": f"by an application, for {person.username if person else 'you'}",
    }


_NOT_ALLOWED = "Nothing was called: you have not allowed the explorer that much yet."
_UNKNOWN = ["The API has no method of this name."]
_TOO_LONG = ["A program may send as much; this form does not."]
