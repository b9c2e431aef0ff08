"""The methods flickr.auth.oauth.*: from the old way to sign in to OAuth."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.auth import oldauth
from chalicelib.formats.element import Element
from chalicelib.responses import auth
from chalicelib.store import tokens


@method("flickr.auth.oauth.checkToken", needs_signing=True)
def check_token(call: Call, *, oauth_token: str) -> Element:
    """Return for whom an OAuth token acts and what it permits.

    oauth_token: The token to check: the one that the call is signed with.
    """
    return auth.oauth(tokens.get(oauth_token, call.api_key), call.caller)


@method("flickr.auth.oauth.getAccessToken", needs_signing=True)
def get_access_token(call: Call) -> Element:
    """Return an OAuth token for the auth_token that the call is signed with, by api_sig.

    It acts for the same person and permits the same. The auth_token is good for 24 hours more.
    """
    return auth.access_token(oldauth.exchange(call.token, call.now))
