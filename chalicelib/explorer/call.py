"""Call: what was filled in becomes a call, as if a program of the explorer's had made it."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.auth import attempts, limits
from chalicelib.explorer import application
from chalicelib.explorer.form import Wish
from chalicelib.model.ids import new_secret
from chalicelib.model.person import Person
from chalicelib.model.token import Perms, Token


def make(wish: Wish, person: Person | None, perms: Perms, now: float) -> Call:
    """The call; who is signed in makes it only if the form says so."""
    own = application.own(now)
    params = {**wish.params, "api_key": own.key}
    if wish.signer == "me" and person:
        token = _token(person, perms, now)
        return Call(
            now=now,
            application=own,
            token=token,
            signed=True,
            find_person=lambda: person,
            params=params,
            files=wish.files,
        )
    return Call(now=now, application=own, signed=wish.signer == "application", params=params)


def count(wish: Wish, person: Person | None, address: str, now: float) -> None:
    """Count a call for who makes it, not for all of the explorer. Raises TooManyCalls."""
    who = person.nsid if person else attempts.network(address)
    limits.count(f"{application.KEY}:{who}", wish.method.name, now)


def _token(person: Person, perms: Perms, now: float) -> Token:
    """A token of this call alone: it is kept nowhere."""
    return Token(
        token=new_secret(),
        secret=new_secret(),
        nsid=person.nsid,
        api_key=application.KEY,
        perms=perms,
        created=int(now),
    )
