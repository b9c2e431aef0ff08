"""<auth>, <oauth> and <frob>."""

from __future__ import annotations

from chalicelib.formats.element import Element, text
from chalicelib.model.frob import Frob
from chalicelib.model.person import Person
from chalicelib.model.token import Token


def frob(frob: Frob) -> Element:
    """What flickr.auth.getFrob answers."""
    return text("frob", frob.text)


def auth(token: Token, person: Person) -> Element:
    """What flickr.auth.getToken, getFullToken and checkToken answer."""
    return _told(Element("auth"), token, person)


def oauth(token: Token, person: Person) -> Element:
    """What flickr.auth.oauth.checkToken answers."""
    return _told(Element("oauth"), token, person)


def access_token(token: Token) -> Element:
    """What flickr.auth.oauth.getAccessToken answers."""
    given = Element("access_token", oauth_token=token.token, oauth_token_secret=token.secret)
    return Element("auth").one(given)


def _told(answer: Element, token: Token, person: Person) -> Element:
    user = Element("user", nsid=person.nsid, username=person.username, fullname=person.realname)
    return answer.one(text("token", token.token), text("perms", token.perms), user)
