"""Addresses of a call: the URL that a client asks for, and the same signed, good once."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from oauthlib.oauth1 import SIGNATURE_TYPE_QUERY, Client

from chalicelib.auth import consent
from chalicelib.auth.freshness import TIMESTAMP_SECONDS
from chalicelib.explorer import application, permission
from chalicelib.explorer.form import Wish
from chalicelib.model.person import Person
from chalicelib.settings import settings


def rest() -> str:
    """Where the API is."""
    return f"{settings().base_url}/services/rest"


def door(wish: Wish) -> str:
    """Where a call goes."""
    return f"{settings().base_url}/services/{wish.method.name}" if wish.takes_file else rest()


def unsigned(wish: Wish) -> str:
    """The URL of a call that nobody signs, with the explorer's own key."""
    return f"{rest()}?{_query({**wish.params, 'api_key': application.KEY})}"


def plain(wish: Wish) -> str:
    """The URL of a call that is signed in a header."""
    return door(wish) if wish.takes_file else f"{rest()}?{_query(wish.params)}"


def signed(wish: Wish, person: Person | None, now: float) -> str:
    """The URL with a signature, which is good once, within ten minutes.

    Raises InvalidAuthToken if the person has taken their consent back.
    """
    own = application.own(now)
    token = None
    if wish.signer == "me" and person:
        perms = permission.needed(wish.method)
        token = consent.oauth_token(person.nsid, own.key, perms, now, TIMESTAMP_SECONDS)
    client = Client(
        own.key,
        own.secret,
        token.token if token else None,
        token.secret if token else None,
        signature_type=SIGNATURE_TYPE_QUERY,
    )
    url: str = client.sign(plain(wish))[0]
    return url


def _query(params: dict[str, str]) -> str:
    return urlencode(params, quote_via=quote, safe="", errors="replace")
