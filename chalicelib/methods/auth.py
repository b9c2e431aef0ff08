"""The methods flickr.auth.*: the way to sign in from before OAuth."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.auth import oldauth
from chalicelib.formats.element import Element
from chalicelib.model.failures import InvalidFrob, MiniTokenNotFound
from chalicelib.responses import auth


@method("flickr.auth.getFrob", needs_signing=True)
def get_frob(call: Call) -> Element:
    """Return a frob for a desktop program, to be put into the address of the sign-in page.

    It is good for an hour, and once.
    """
    return auth.frob(oldauth.new_frob(call.api_key, call.now))


@method("flickr.auth.getToken", needs_signing=True, errors={108: InvalidFrob})
def get_token(call: Call, *, frob: str) -> Element:
    """Return the auth_token for a frob that a person has agreed to.

    frob: The frob, of flickr.auth.getFrob or from the address that the person came back to.
    """
    token = oldauth.token(frob, call.api_key, call.now)
    return auth.auth(token, oldauth.person(token))


@method("flickr.auth.getFullToken", needs_signing=True, errors={1: MiniTokenNotFound})
def get_full_token(call: Call, *, mini_token: str) -> Element:
    """Return the auth_token for the digits that a person read from the page of a mobile program.

    mini_token: The nine digits, with or without dashes, such as 123-456-789.
    """
    token = oldauth.full_token(mini_token, call.api_key, call.now)
    return auth.auth(token, oldauth.person(token))


@method("flickr.auth.checkToken")
def check_token(call: Call, *, auth_token: str) -> Element:
    """Return for whom an auth_token acts and what it permits.

    auth_token: The token to check.
    """
    token = oldauth.checked(auth_token, call.api_key, call.now)
    return auth.auth(token, oldauth.person(token))
