"""Attempts to sign in and to sign up are counted by name and by address."""

from __future__ import annotations

import pytest

from chalicelib.auth import attempts
from chalicelib.auth.attempts import FOR_ADDRESS, FOR_NAME, WINDOW_SECONDS
from chalicelib.model.refusals import TooManyAttempts
from chalicelib.settings import settings
from tests.routes.stored import people as stored_people

NOW = 1_800_000_000.0  # a window begins here
HERE, THERE = "192.0.2.1", "192.0.2.2"


def late(name="alice", address=HERE, now=NOW) -> int:
    """In how many seconds one may try again; 0 for at once."""
    try:
        attempts.count(name, address, now)
    except TooManyAttempts as refused:
        return refused.retry_after
    return 0


def test_ten_attempts_are_free_for_a_name_and_fifteen_minutes_later_again():
    assert not any(late() for _ in range(FOR_NAME))
    assert late(now=NOW + 60) == WINDOW_SECONDS - 60
    assert late("bob") == 0
    assert late(now=NOW + WINDOW_SECONDS) == 0


def test_other_addresses_and_other_spellings_do_not_help():
    for number, name in enumerate(["Alice", " alice ", "ALICE", "\uff41lice", "aLICE"] * 2):
        assert not late(name, f"192.0.2.{number}")
    assert late("alice", "198.51.100.7")


def test_fifty_attempts_are_free_for_an_address_and_cost_other_names_nothing():
    assert not any(late(f"name {number}") for number in range(FOR_ADDRESS))
    assert all(late("carol") for _ in range(FOR_NAME + 1))
    assert late("carol", THERE) == 0


def test_an_address_of_ipv6_is_a_household():
    assert not any(late(f"name {n}", f"2001:db8::{n:x}") for n in range(FOR_ADDRESS))
    assert late("carol", "2001:db8::ffff:1")
    assert late("carol", "2001:db8:0:1::1") == 0


def test_what_was_right_is_not_counted():
    for _ in range(3 * FOR_NAME):
        assert not late()
        attempts.forgive("alice", HERE, NOW)
    assert not any(late() for _ in range(FOR_NAME))
    assert late()


def test_an_address_that_nobody_can_read_is_one_for_all():
    assert not any(late(f"name {n}", "") for n in range(FOR_ADDRESS))
    assert late("carol", "a proxy")


@pytest.mark.parametrize(
    ("seconds", "said"), [(900, "15 minutes"), (61, "2 minutes"), (60, "1 minute"), (1, "1 minute")]
)
def test_it_is_told_in_how_many_minutes_one_may_come_again(seconds, said):
    assert TooManyAttempts(seconds).message == f"Too many attempts; try again in {said}."


def test_nothing_of_what_was_typed_for_a_name_is_kept():
    late("my secret, in the wrong field")
    assert "secret" not in str(stored_people())


def test_accounts_are_made_twenty_an_hour_from_an_address():
    for _ in range(20):
        attempts.count_sign_up(HERE, NOW)
    with pytest.raises(TooManyAttempts, match="in 60 minutes"):
        attempts.count_sign_up(HERE, NOW)
    attempts.count_sign_up(THERE, NOW)
    attempts.count_sign_up(HERE, NOW + attempts.HOUR_SECONDS)


def test_how_many_accounts_an_hour_is_a_setting(monkeypatch):
    monkeypatch.setenv("PUSHR_SIGNUPS_AN_HOUR", "1")
    settings.cache_clear()
    try:
        attempts.count_sign_up(HERE, NOW)
        with pytest.raises(TooManyAttempts):
            attempts.count_sign_up(HERE, NOW)
    finally:
        monkeypatch.undo()
        settings.cache_clear()
