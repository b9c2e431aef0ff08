"""The oracle: random searches on dynalite find what looking at every photo would find.

The world, the questions and the oracle are those of the tests, seven times as large and four times
as many.
"""

from __future__ import annotations

import multiprocessing
import time
from random import Random
from typing import TYPE_CHECKING, Any

from bench import dynalite
from bench.memory import playing

if TYPE_CHECKING:
    from tests.members import Member
    from tests.search.world import World

_QUESTIONS, _PHOTOS = 2_000, 3_000
_SEED = 20_071_114
_PROCESSES = 2

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415, S311


class _Members:
    """People, made where there are transactions."""

    def add(self, username: str) -> Member:
        from chalicelib.model.token import Token
        from chalicelib.store import people
        from tests.members import Member

        with playing() as memory:
            person = people.add(username, 0)
        dynalite.keep(memory)
        token = Token(token=username, secret="", nsid=person.nsid, api_key="", perms="read")
        return Member(person=person, token=token)


def check(questions: int = _QUESTIONS, photos: int = _PHOTOS) -> None:
    """Ask, and stop at the first answer that is not the oracle's."""
    from tests.search import world

    dynalite.make_tables("oracle")
    members: Any = _Members()
    made = world.make(members, _SEED, photos)
    each = questions // _PROCESSES
    begun = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(_PROCESSES) as pool:
        shown = pool.starmap(_ask, [(made, _SEED + n, each) for n in range(_PROCESSES)])
    taken = time.perf_counter() - begun
    print(
        f"search: {each * _PROCESSES:,} random searches over {photos:,} photos show {sum(shown):,},"
        f" as the oracle says, in {taken:.0f} s"
    )


def _ask(world: World, seed: int, questions: int) -> int:
    """Answers how many photos were shown in all."""
    from tests.search.questions import question

    dice = Random(seed)
    shown = 0
    for _ in range(questions):
        member = dice.choice([None, *world.members])
        params = question(dice, world, member.nsid if member else None)
        shown += _asked(world, params, member)
    return shown


def _asked(world: World, params: dict[str, str], member: Member | None) -> int:
    from chalicelib.api.call import Call
    from chalicelib.methods.photos import search
    from tests.search import oracle

    call = Call(now=time.time(), params=params, token=member.token if member else None)
    page = search.run(call).page
    expected = oracle.answer(world, params, member.nsid if member else None)
    first = (int(params["page"]) - 1) * page.per_page
    found = [each.photo.id for each in page.items]
    assert found == expected[first : first + page.per_page], params
    assert page.total == len(expected), params
    return len(found)
