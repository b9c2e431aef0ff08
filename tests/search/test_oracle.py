"""What a search finds is what looking at every photo would find: order, pages and totals."""

from __future__ import annotations

import time
from random import Random

import pytest

from chalicelib.api.call import Call
from chalicelib.methods.photos import search
from chalicelib.search.ask import asked
from chalicelib.search.find import facts
from tests.search import oracle, world
from tests.search.questions import question

SEED = 20_070_531
QUESTIONS = 500
SHOWN = 20  # of so many questions one is asked for a page of photos, which moto takes long over


@pytest.fixture
def small_world(members):
    return world.make(members, SEED)


def test_five_hundred_searches_find_what_looking_at_every_photo_finds(small_world):
    dice, found = Random(SEED), 0
    for number in range(QUESTIONS):
        member = dice.choice([None, None, *small_world.members])
        params = question(dice, small_world, member.nsid if member else None)
        expected = oracle.answer(small_world, params, member.nsid if member else None)
        assert matches(params, member) == expected, params
        if number % SHOWN == 0:
            assert page(params, member) == the_page(params, expected), params
        found += len(expected)
    assert found > 10 * QUESTIONS  # it was worth asking


def matches(params, member):
    """All ids that are found."""
    arguments = next(each for each in search.arguments if each.parameter == "query")
    viewer = member.nsid if member else None
    return [each.id for each in facts(asked(arguments.value(params), viewer), viewer)]


def page(params, member):
    """A page of ids, and how many there are in all."""
    token = member.token if member else None
    found = search.run(Call(now=time.time(), params=params, token=token)).page
    return [each.photo.id for each in found.items], found.total, found.pages


def the_page(params, expected):
    per_page = int(params["per_page"])
    first = (int(params["page"]) - 1) * per_page
    return expected[first : first + per_page], len(expected), -(-len(expected) // per_page)
