"""Where somebody is led to after signing in: into this service, whatever an address says."""

from __future__ import annotations

import pytest

from chalicelib.auth.returning import HOME, LENGTH_MAX, path

OURS = [
    "/",
    "/account/apps",
    "/account?saved=1",
    "/account#x",
    "/services/oauth/authorize?oauth_token=1-2&oauth_callback=https://app.example/",
    "/@evil.example",
    "/a%20b",
    "/?q=%C3%A9",
    "/signin/small",
    "/a//b",
]
ATTACKS = [
    "",
    "account",
    "https://evil.example",
    "http:evil.example",
    "HTTPS://evil.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/account\\..\\evil",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    " /account",
    "\x00/account",
    "/account\x00",
    "/account\r\nSet-Cookie: pushr=1",
    "/%0d%0aSet-Cookie:%20pushr=1",
    "/%0D%0ALocation:%20https://evil.example",
    "/%09/evil.example",
    "/%00",
    "/%2fevil.example",
    "/%2Fevil.example",
    "/%5cevil.example",
    "/%5C%5Cevil.example",
    "/account%5c",
    "@evil.example",
    "user@evil.example",
    "?to=/account",
    "#/account",
    ".//evil.example",
    "/account\u2028x",
    "/account\x85x",
    "/" + "a" * LENGTH_MAX,
]


@pytest.mark.parametrize("asked", OURS)
def test_a_path_of_ours_is_led_to(asked):
    assert path(asked) == asked


@pytest.mark.parametrize("asked", ATTACKS)
def test_an_address_that_leads_elsewhere_is_not_followed(asked):
    assert path(asked) == HOME


@pytest.mark.parametrize(
    ("asked", "written"), [("/José", "/Jos%C3%A9"), ("/a b", "/a%20b"), ("/\uff0fx", "/%EF%BC%8Fx")]
)
def test_what_a_header_cannot_carry_is_written_so_that_it_can(asked, written):
    assert path(asked) == written
    assert path(written) == written
