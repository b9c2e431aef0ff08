"""The examples of the documentation: what methods answer today, as it was taken down."""

from __future__ import annotations

import time
from urllib.parse import urlencode

import pytest
from lxml import etree

from chalicelib.api import examples, registry
from infra import seed
from infra.examples import Steady, changes, lines, take
from tests.flickr import Flickr, request

NAMES = sorted({path.stem for path in examples.FOLDER.glob("*.xml")})


@pytest.fixture
def taken(hub):
    community = seed.community()
    waiting = ["seed"]

    def ask(who, method, given):
        if "format" in given:
            return b"null"  # what JSON makes of an answer is tried elsewhere
        asked = {"method": method, **given}
        if waiting and not changes(method):
            hub.drain()
            waiting.clear()
        waiting.extend([method] * changes(method))
        if who == "-":
            return _unsigned({**asked, "api_key": community.application.key})
        flickr = Flickr(community.application, community.members[who])
        return flickr.get("/services/rest", asked).body

    return {each.method: each.rest for each in take(ask)}


def test_methods_still_answer_as_their_examples_say(taken):
    assert sorted(taken) == NAMES
    stale = {name for name in NAMES if _shape(_example(name).rest) != _shape(taken[name])}

    assert not stale, "beside a fresh `make run`: python -m infra.examples"


def test_what_is_asked_are_methods_there_are():
    assert {line.method for line in lines()} <= {method.name for method in registry.every()}


@pytest.mark.parametrize("name", NAMES)
def test_an_example_has_no_secret_of_the_server_it_was_taken_from(name):
    assert "127.0.0.1" not in _example(name).rest.replace("http://127.0.0.1:8081/push", "")


def test_what_changes_every_day_is_told_as_what_does_not():
    now = int(time.time())
    steady, again = Steady(), Steady()
    first = steady.told(f'id="123456789@N01" at="{now}" secret="0123456789abcdef" {now}000')
    second = again.told(f'id="987654321@N01" at="{now - 9}" secret="fedcba9876543210" {now - 9}000')

    assert first == second
    assert 'at="1767225600"' in first
    assert steady.told("123456789@N01") == first[4:17]


def _unsigned(asked: dict[str, str]) -> bytes:
    return request("GET", f"/services/rest?{urlencode(asked)}").body


def _example(name: str):
    found = examples.of(name)
    assert found
    return found


def _shape(rest: str) -> set[str]:
    # Of what happened within a millisecond either comes first.
    rsp = etree.fromstring(f"<rsp>{rest}</rsp>".replace("prevphoto", "nextphoto"))
    return {f"{_path(each)}@{name}" for each in rsp.iter() for name in ("", *each.attrib)}


def _path(element) -> str:
    return "/".join([*(each.tag for each in reversed([*element.iterancestors()])), element.tag])
