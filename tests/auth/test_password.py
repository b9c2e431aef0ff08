"""Passwords: which are good enough, and how they are kept."""

from __future__ import annotations

import pytest

from chalicelib.auth import password
from chalicelib.model.refusals import Refusal
from chalicelib.store import passwords
from tests.passwords import PASSWORD, quick

DECOMPOSED, COMPOSED = "cafe\u0301 au lait", "caf\u00e9 au lait"


@pytest.mark.parametrize(
    "given",
    [
        PASSWORD,
        "x1" * 5,
        "aaaaaaaaab",
        "x " * 100,
        "\u043f\u0430\u0440\u043e\u043b\u044c \u0441\u043b\u043e\u0432",
        "🐈" * 9 + "🐕",
        "alice likes to sleep",  # there is more than the name in it
        "          .",
    ],
)
def test_a_password_is_anything_long_enough(given):
    password.check_new(given, "alice")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("", "at least 10"),
        ("ninechars", "at least 10"),
        ("e\u0301" * 9, "at least 10"),  # nine, however they are typed
        ("ab" * 100 + "c", "at most 200"),
        ("\ufdfa" * 20, "at most 200"),  # each is eighteen, written out
        ("ab" * 1_000_000, "at most 200"),
        ("z" * 10, "over and over"),
        ("🐈" * 10, "over and over"),
        ("1234567890", "Very many"),
        ("QwertyUiop", "Very many"),
        ("password123", "Very many"),
        ("\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44\uff11\uff12\uff13", "Very many"),
        ("alicealice", "username"),
        ("Alice12345", "username"),
        ("12345alice!", "username"),
        ("ecila-2024", "username"),
        ("ALICEECILA", "username"),
        ("al1ce-al!ce", "username"),
        ("4L1C3-2024", "username"),
    ],
)
def test_a_password_that_is_guessed_soon_is_refused(given, why):
    with pytest.raises(Refusal, match=why):
        password.check_new(given, "Alice")


@pytest.mark.parametrize("name", ["a", "xy"])
def test_a_short_name_may_be_in_a_password(name):
    password.check_new(f"{name}-8237-{name}-8273", name)


def test_a_password_is_kept_as_a_slow_hash_only(alice):
    passwords.put(alice.nsid, password.hashed(PASSWORD))

    kept = passwords.find(alice.nsid)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert password.is_right(alice.person, PASSWORD)
    assert not password.is_right(alice.person, PASSWORD + "!")


@pytest.mark.parametrize(("set_as", "typed"), [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED)])
def test_the_same_characters_are_the_same_password_on_every_keyboard(alice, set_as, typed):
    passwords.put(alice.nsid, password.hashed(set_as))
    assert password.is_right(alice.person, typed)


def test_who_has_no_password_is_let_in_by_none(alice):
    assert not password.is_right(alice.person, PASSWORD)
    assert not password.is_right(alice.person, "")
    assert not password.is_right(None, PASSWORD)


def test_a_hash_made_in_another_way_is_made_anew_when_the_password_is_right(alice):
    passwords.put(alice.nsid, quick())

    assert not password.is_right(alice.person, "wrong")
    assert passwords.find(alice.nsid).startswith("$argon2id$v=19$m=8,")
    assert password.is_right(alice.person, PASSWORD)
    assert passwords.find(alice.nsid).startswith("$argon2id$v=19$m=65536,")
    assert password.is_right(alice.person, PASSWORD)


def test_a_hash_made_anew_does_not_undo_a_change_of_the_password_meanwhile(alice):
    old, changed = quick(), quick("changed meanwhile")
    passwords.put(alice.nsid, changed)
    passwords.renew(alice.nsid, old, quick())
    assert passwords.find(alice.nsid) == changed


def test_what_is_looked_at_for_nobody_costs_what_every_other_does():
    assert not password._hasher().check_needs_rehash(password._NOBODYS)
