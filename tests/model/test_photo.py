"""Photos: their files' addresses, and whether they may be pushed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.model.person import Person
from chalicelib.model.photo import Size
from chalicelib.model.token import allows
from chalicelib.model.visibility import Visibility
from tests.model.photos import SIZE, photo

OWNER = Person(nsid="1@N01", number="12", username="bob")


@pytest.mark.parametrize(
    ("suffix", "path"),
    [
        ("", "65535/7_0a1b2c3d4e5f6071.jpg"),
        ("s", "65535/7_0a1b2c3d4e5f6071_s.jpg"),
        ("o", "65535/7_0a1b2c3d4e5f60718293_o.png"),
    ],
)
def test_a_file_has_flickrs_address(suffix, path):
    assert photo().path(replace(SIZE, suffix=suffix)) == path


def test_the_first_size_there_is_is_taken():
    small = Size(suffix="m", width=240, height=160, secret="0a")
    assert photo(sizes=(small, SIZE)).size("b", "", "m") == SIZE
    assert photo(sizes=(small,)).size("b", "") is None


@pytest.mark.parametrize(
    ("of_photo", "of_owner", "may"),
    [
        ({}, {}, True),
        ({"sizes": ()}, {}, False),
        ({"visibility": Visibility(is_public=False)}, {}, False),
        ({"visibility": Visibility(is_public=False, is_friend=True)}, {}, False),
        ({"safety_level": 2}, {}, False),
        ({}, {"originals": "contacts"}, False),
        ({}, {"originals": "nobody"}, False),
        ({}, {"opted_out": True}, False),
        ({}, {"deleted": True}, False),
    ],
)
def test_only_public_safe_photos_open_to_anyone_may_be_pushed(of_photo, of_owner, may):
    assert photo(**of_photo).may_be_pushed(replace(OWNER, **of_owner)) is may


@pytest.mark.parametrize(
    ("granted", "allowed"),
    [
        ("none", ["none"]),
        ("read", ["none", "read"]),
        ("write", ["none", "read", "write"]),
        ("delete", ["none", "read", "write", "delete"]),
    ],
)
def test_each_permission_includes_those_before_it(granted, allowed):
    levels = ("none", "read", "write", "delete")
    assert [level for level in levels if allows(granted, level)] == allowed
