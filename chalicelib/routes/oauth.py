"""/services/oauth/request_token and access_token: where applications get their tokens."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from chalice import Blueprint
from chalice.app import Response

from chalicelib.api.request import Request
from chalicelib.auth import oauth1, problem, signature
from chalicelib.formats import form
from chalicelib.logs import log
from chalicelib.model.failures import MalformedRequest
from chalicelib.routes import incoming

bp = Blueprint(__name__)

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Type": form.CONTENT_TYPE,
    "X-Content-Type-Options": "nosniff",
}

Give = Callable[[Request, float], dict[str, str]]


@bp.route("/services/oauth/request_token", methods=["GET", "POST"], content_types=["*/*"])
def request_token() -> Response:
    return _answer("request_token", _request_token)


@bp.route("/services/oauth/access_token", methods=["GET", "POST"], content_types=["*/*"])
def access_token() -> Response:
    return _answer("access_token", _access_token)


def _request_token(request: Request, now: float) -> dict[str, str]:
    token = oauth1.request_token(request, now)
    return {
        "oauth_callback_confirmed": "true",
        "oauth_token": token.token,
        "oauth_token_secret": token.secret,
    }


def _access_token(request: Request, now: float) -> dict[str, str]:
    """In order of names, as Flickr's."""
    token, person = oauth1.access_token(request, now)
    return {
        "fullname": person.realname,
        "oauth_token": token.token,
        "oauth_token_secret": token.secret,
        "user_nsid": person.nsid,
        "username": person.username,
    }


def _answer(door: str, give: Give) -> Response:
    """What an application gets, or which problem there is, with one line in the log."""
    now = time.time()
    line: dict[str, Any] = {"door": door, "problem": ""}
    try:
        response = _written(form.write(give(_read(line), now)))
    except problem.Problem as refused:
        line["problem"] = refused.name
        response = _written(refused.body, refused.status, refused.headers)
    log().info("oauth", **line, ms=round((time.time() - now) * 1000))
    return response


def _read(line: dict[str, Any]) -> Request:
    try:
        request = incoming.request(bp.current_request)
    except MalformedRequest as error:
        raise problem.ParameterRejected from error
    line["api_key"] = signature.parameters(request).get("oauth_consumer_key", "")
    return request


def _written(body: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(body=body.encode(), status_code=status, headers={**_HEADERS, **(headers or {})})
