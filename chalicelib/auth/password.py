"""Passwords: which are good enough, how they are kept, and whether one is right.

NIST SP 800-63B: long ones, of any characters, in one Unicode form, not from the list of those
that are tried first; nobody has to mix kinds of characters or to change them now and then.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from chalicelib.auth.guessable import is_guessable
from chalicelib.model.person import Person
from chalicelib.model.refusals import Refusal
from chalicelib.model.username import folded
from chalicelib.store import passwords, people

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LENGTH_MIN, LENGTH_MAX = 10, 200
# More than any password of LENGTH_MAX is typed as; nobody makes us normalise a novel.
_TYPED_MAX = 4 * LENGTH_MAX
_NAME_MIN = 3  # a name of one letter is in most passwords
_LETTERS_BESIDE_NAME = 4
_LOOKS = str.maketrans("1!l034@5$7", "iiioeaasst")
# A sign-in under way while a password changes was before it; hashing takes a part of a second.
_SETTLED_SECONDS = 2
# Of no password that anybody knows, made as _hasher makes them.
_NOBODYS = (
    "$argon2id$v=19$m=65536,t=3,p=4$WX8axp/s5pUY6E/co2jkjw"
    "$gSo+bimZFPhKxfYKHeL37fABimdgR5ZhdCTJznboGko"
)


def check_new(password: str, username: str) -> None:
    """Whether somebody may have a password. Raises Refusal."""
    if len(password) > _TYPED_MAX or len(_normal(password)) > LENGTH_MAX:
        raise Refusal(f"A password has at most {LENGTH_MAX} characters.")
    plain = _normal(password)
    if len(plain) < LENGTH_MIN:
        raise Refusal(f"A password has at least {LENGTH_MIN} characters.")
    if len(set(plain)) == 1:
        raise Refusal("A password is not one character over and over.")
    if is_guessable(plain):
        raise Refusal("Very many people have that password: it is among the first to be tried.")
    if _is_made_of(folded(plain), folded(username)):
        raise Refusal("A password is not made of the username.")


def hashed(password: str) -> str:
    """What is kept of a password; it takes a while, and nobody finds the way back."""
    return _hasher().hash(_normal(password))


def is_right(person: Person | None, password: str) -> bool:
    """Whether a password is a person's; for nobody it takes as long to say no."""
    nsid = person.nsid if person else ""
    kept = passwords.find(nsid)
    if not (_fits(kept or _NOBODYS, password) and kept):
        return False
    if _hasher().check_needs_rehash(kept):
        passwords.renew(nsid, kept, hashed(password))
    return True


def change(person: Person, password: str, now: float) -> Person:
    """Give a person another password, and end every session that there is."""
    passwords.put(person.nsid, hashed(password))
    return people.change(person.nsid, signed_out_before=int(now) + _SETTLED_SECONDS)


def _fits(kept: str, password: str) -> bool:
    from argon2.exceptions import VerifyMismatchError  # noqa: PLC0415

    try:
        return _hasher().verify(kept, _normal(password))
    except VerifyMismatchError:
        return False


def _normal(password: str) -> str:
    """The one form of what different keyboards make of the same characters."""
    return unicodedata.normalize("NFKC", password[: _TYPED_MAX + 1])


def _is_made_of(password: str, name: str) -> bool:
    """Whether there is next to nothing in it beside the name, forwards, backwards, or disguised."""
    return len(name) >= _NAME_MIN and any(
        _is_little_beside(password.translate(looks), name.translate(looks))
        for looks in ({}, _LOOKS)
    )


def _is_little_beside(password: str, name: str) -> bool:
    rest = password.replace(name, "").replace(name[::-1], "")
    return rest != password and _letters(rest) < _LETTERS_BESIDE_NAME


def _letters(text: str) -> int:
    return sum(each.isalpha() for each in text)


@cache
def _hasher() -> PasswordHasher:
    # Calls of the API need no passwords: they shall not wait for it at a cold start.
    from argon2 import PasswordHasher, profiles  # noqa: PLC0415

    return PasswordHasher.from_parameters(profiles.RFC_9106_LOW_MEMORY)
