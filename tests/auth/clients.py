"""Clients that sign their calls, each in its own way."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from oauthlib.oauth1 import Client
from requests.models import RequestEncodingMixin

from tests.flickr import HOST, Answer, Flickr, request

REST = "/services/rest"
FORM = "application/x-www-form-urlencoded"
LOGIN = {"method": "flickr.test.login"}


def client(flickr: Flickr, **how: Any) -> Client:
    """A client of an application, with the member's token if there is one."""
    token = flickr.member.token if flickr.member else None
    given = {
        "client_key": flickr.application.key,
        "client_secret": flickr.application.secret,
        "resource_owner_key": token.token if token else None,
        "resource_owner_secret": token.secret if token else None,
    }
    return Client(**{**given, **how})


def by_header(flickr: Flickr, params: dict[str, str], base: str = "", **how: Any) -> Answer:
    """OAuth in the Authorization header, everything else in the query."""
    base = base or f"http://{HOST}"
    uri, headers, _ = client(flickr, **how).sign(f"{base}{REST}?{urlencode(params)}")
    return request("GET", uri.removeprefix(base), headers)


def by_query(flickr: Flickr, params: dict[str, str], **how: Any) -> Answer:
    """Everything in the query."""
    return request("GET", f"{REST}?{urlencode(signed(flickr, params, 'GET', **how))}")


def by_form(flickr: Flickr, params: dict[str, str], **how: Any) -> Answer:
    """Everything in a form."""
    body = urlencode(signed(flickr, params, "POST", **how)).encode()
    return request("POST", REST, {"Content-Type": FORM}, body)


def by_multipart(flickr: Flickr, params: dict[str, str], **how: Any) -> Answer:
    """Everything in a multipart form, signed although RFC 5849 would leave it out."""
    fields = signed(flickr, params, "POST", **how)
    body, content_type = RequestEncodingMixin._encode_files({"photo": ("a.jpg", b"\xff")}, fields)
    return request("POST", REST, {"Content-Type": content_type}, body)


def by_both(flickr: Flickr, params: dict[str, str], **how: Any) -> Answer:
    """Everything in the query and again in a multipart form, of which one copy is signed."""
    fields = signed(flickr, params, "POST", **how)
    body, content_type = RequestEncodingMixin._encode_files({"photo": ("a.jpg", b"\xff")}, fields)
    return request("POST", f"{REST}?{urlencode(fields)}", {"Content-Type": content_type}, body)


def signed(flickr: Flickr, params: dict[str, str], verb: str, **how: Any) -> dict[str, str]:
    """Parameters with those of OAuth among them."""
    base = how.pop("base", f"http://{HOST}")
    made = client(flickr, **how)
    uri = f"{base}{REST}?{urlencode(params)}"
    _, headers, _ = made.sign(uri, verb)
    return {**params, **header_fields(headers["Authorization"])}


def header_fields(header: str) -> dict[str, str]:
    """The fields of an Authorization header."""
    from oauthlib.oauth1.rfc5849.signature import collect_parameters

    return dict(
        collect_parameters(headers={"Authorization": header}, exclude_oauth_signature=False)
    )


def login(answer: Answer) -> str:
    """The NSID that flickr.test.login answered, or the error's number and words."""
    [root] = answer.rsp
    return root.get("id") or f"{root.get('code')} {root.get('msg')}"
