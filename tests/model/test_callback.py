"""Callbacks: where people go back to."""

from __future__ import annotations

import pytest

from chalicelib.model import callback


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("https://a.example", "https://a.example?frob=1-%26"),
        ("https://a.example/b?c=d", "https://a.example/b?c=d&frob=1-%26"),
        ("https://a.example/b?#top", "https://a.example/b?frob=1-%26#top"),
        ("app://back", "app://back?frob=1-%26"),
    ],
)
def test_a_field_is_added_to_what_an_address_asks(address, whole):
    assert callback.with_fields(address, frob="1-&") == whole


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://a.example/b?c=d", "https://a.example"),
        ("HTTP://User:pass@A.example:8080/", "http://a.example:8080"),
        ("app://back", "app:"),
        ("https://[::1]/", "https:"),
        ("https://a.example;script-src *", "https:"),
        ("https://b\xfccher.example/", "https:"),
        ("", ""),
    ],
)
def test_a_policy_names_where_an_address_leads_and_nothing_else(address, said):
    assert callback.origin(address) == said
