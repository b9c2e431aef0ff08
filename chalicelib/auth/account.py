"""Account: making one, being let into it, and giving it another password."""

from __future__ import annotations

from chalicelib.auth import attempts, password
from chalicelib.model import username as usernames
from chalicelib.model.failures import PersonNotFound, UsernameTaken
from chalicelib.model.person import Person
from chalicelib.model.refusals import NameTaken, Refusal, SignUpClosed, WrongPassword
from chalicelib.settings import settings
from chalicelib.store import passwords, people


def sign_in(username: str, given: str, address: str, now: float) -> Person:
    """Whose username and password these are. Raises WrongPassword, TooManyAttempts.

    It says the same, and takes as long, whether there is somebody of that name or not.
    """
    attempts.count(username, address, now)
    person = _named(username)
    if not password.is_right(person, given) or person is None:
        raise WrongPassword
    attempts.forgive(username, address, now)
    return person


def sign_up(username: str, given: str, address: str, now: float) -> Person:
    """Make an account. Raises Refusal."""
    if not settings().sign_up_is_open:
        raise SignUpClosed
    name = usernames.chosen(username)
    password.check_new(given, name)
    attempts.count_sign_up(address, now)
    try:
        return people.add(name, now, hashed=password.hashed(given))
    except UsernameTaken as error:
        raise NameTaken from error


def has_password(person: Person) -> bool:
    """Whether somebody signs in with a password at all, and not only elsewhere."""
    return bool(passwords.find(person.nsid))


def change_password(person: Person, old: str, new: str, address: str, now: float) -> Person:
    """Give a person another password, and end every session there is. Raises Refusal.

    The old one is asked for if there is one: a browser may be left open.
    """
    password.check_new(new, person.username)
    if has_password(person):
        _check_old(person, old, address, now)
    return password.change(person, new, now)


def _check_old(person: Person, old: str, address: str, now: float) -> None:
    attempts.count(person.username, address, now)
    if not password.is_right(person, old):
        raise Refusal("That is not your old password.")
    attempts.forgive(person.username, address, now)


def _named(username: str) -> Person | None:
    try:
        return people.by_username(username)
    except PersonNotFound:
        return None
