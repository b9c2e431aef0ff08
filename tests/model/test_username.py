"""Usernames and path aliases: what they may be, and when two are one."""

from __future__ import annotations

import pytest

from chalicelib.model import path_alias, username
from chalicelib.model.refusals import Refusal


@pytest.mark.parametrize(
    "name",
    ["a", "Zoë", "東京", "two words", "x" * 50, "a@b", "<b>", "O'Neill", "@N01", "1.5", "🐈"],
)
def test_a_username_is_nearly_anything(name):
    assert username.chosen(f"  {name}\n") == name


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "needed"),
        (" \t ", "needed"),
        ("x" * 51, "at most 50"),
        ("a\x00b", "control"),
        ("a\nb", "control"),
        ("a\tb", "control"),
        ("a\x7fb", "control"),
        ("a\u200bb", "control"),
        ("\u202eecila", "control"),
        ("a\ufeffb", "control"),
        ("a\u2028b", "control"),
        ("12345678@N01", "NSID"),
        ("12345678@n01", "NSID"),
        ("\uff11\uff12\uff13@N\uff10\uff11", "NSID"),
        ("zoe@example.com", "e-mail"),
        ("zoe\uff20example.com", "e-mail"),
    ],
)
def test_what_is_no_username_is_told_why(name, why):
    with pytest.raises(Refusal, match=why):
        username.chosen(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë", "ZOE\u0308"),
        ("straße", "STRASSE"),
        ("\uff41\uff4c\uff49\uff43\uff45", "Alice"),
        (" a  b ", "A b"),
    ],
)
def test_spellings_of_one_name_are_one_name(one, other):
    assert username.folded(one) == username.folded(other)


def test_accents_are_a_difference():
    assert username.folded("Zoe") != username.folded("Zoë")


@pytest.mark.parametrize(("text", "alias"), [("bob", "bob"), (" Bob_B-1 ", "bob_b-1"), ("", "")])
def test_a_path_alias_is_a_small_word(text, alias):
    assert path_alias.chosen(text) == alias


@pytest.mark.parametrize(
    "text", ["ab", "x" * 33, "12345@N01", "a/b", "a.b", "é-é-é", "a b c", "bob\n!", "<b>x", "tags"]
)
def test_what_is_no_path_alias_is_refused(text):
    with pytest.raises(Refusal):
        path_alias.chosen(text)
