"""The examples of the documentation: what methods answer today, as it was taken down."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest
from lxml import etree

from chalicelib.api import examples, manual
from infra.examples import lines, take
from infra.stage import Stage
from infra.steady import Steady
from tests import world

NAMES = sorted({path.stem for path in examples.FOLDER.glob("*.xml")})


@pytest.fixture
def taken(hub):
    world.publish()
    stage = Stage(drain=hub.drain)
    return {each.method: each.rest for each in take(stage.ask, stage.known)}


def test_methods_still_answer_as_their_examples_say(taken):
    assert sorted(taken) == NAMES
    stale = {name for name in NAMES if _shape(_example(name).rest) != _shape(taken[name])}

    assert not stale, "python -m infra.examples"


def test_every_method_that_answers_anything_has_an_example():
    told = {each.name: each for each in manual.everything()}
    asked = {line.method for line in lines() if line.who != "!"}

    assert asked <= told.keys()
    assert {name for name, each in told.items() if not each.answers_nothing} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_in_json_is_the_one_in_rest(name):
    rest = etree.fromstring(f"<rsp>{_example(name).rest}</rsp>")
    answer = json.loads(_example(name).json)

    assert {*answer} >= {each.tag for each in rest}
    assert {*_words(answer)} >= {
        text for each in rest.iter() for text in each.attrib.values() if text
    }


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


def _words(answer) -> Iterator[str]:
    """Whatever stands anywhere in JSON."""
    if isinstance(answer, dict | list):
        for each in answer.values() if isinstance(answer, dict) else answer:
            yield from _words(each)
    else:
        yield str(answer)
