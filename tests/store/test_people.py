"""People's names: each is one person's, and is moved in one piece."""

from __future__ import annotations

import time

import pytest

from chalicelib.model.failures import PersonNotFound, UsernameTaken, WriteFailed
from chalicelib.model.refusals import AliasTaken
from chalicelib.settings import settings
from chalicelib.store import keys, passwords, people, table


def test_an_account_and_its_password_are_made_together_or_not_at_all():
    made = people.add("Zoë", time.time(), hashed="a hash")
    assert passwords.find(made.nsid) == "a hash"
    with pytest.raises(UsernameTaken):
        people.add("ZOE\u0308", time.time(), hashed="another")
    assert passwords.find(made.nsid) == "a hash"


def test_the_password_does_not_come_with_the_person():
    made = people.add("Zoë", time.time(), hashed="a hash")
    assert "a hash" not in repr(people.get(made.nsid))


def test_a_path_alias_is_taken_moved_and_given_up():
    zoe = people.add("Zoë", time.time())
    first = people.rename_path(zoe, "first")
    assert people.by_path("first") == people.get(zoe.nsid) == first
    second = people.rename_path(first, "second")
    assert people.by_path("second") == second
    none = people.rename_path(second, "")
    assert people.get(zoe.nsid) == none == zoe
    for gone in ("first", "second"):
        with pytest.raises(PersonNotFound):
            people.by_path(gone)


def test_a_path_alias_of_another_stays_with_the_other():
    yan = people.add("Yan", time.time(), path_alias="Yan")
    zoe = people.rename_path(people.add("Zoë", time.time()), "zoe")
    with pytest.raises(AliasTaken):
        people.rename_path(zoe, "yan")
    assert people.by_path("yan") == yan
    assert people.by_path("zoe") == zoe


def test_the_same_path_alias_is_nothing_new():
    yan = people.add("Yan", time.time(), path_alias="Yan")
    assert people.rename_path(yan, "yan") == yan
    assert people.by_path("yan") == yan


def test_an_alias_that_was_changed_meanwhile_is_not_changed_again():
    """Else the one of the change meanwhile would be nobody's to give up."""
    zoe = people.add("Zoë", time.time())
    people.rename_path(zoe, "first")
    with pytest.raises(WriteFailed):
        people.rename_path(zoe, "second")
    assert table.get(settings().people_table, keys.alias("second")) is None
    assert people.by_path("first").path_alias == "first"


def test_only_the_profile_is_kept_of_a_profile(alice):
    from dataclasses import replace

    changed = replace(alice.person, realname="Alice", is_admin=True, is_pro=False, username="x")
    kept = people.keep_profile(changed)
    assert kept == people.get(alice.nsid) == replace(alice.person, realname="Alice")
