"""Matching one event: calls of AWS and units, beside ever more subscriptions that do not match.

A hundred subscriptions follow the photo's owner; the others follow other people and listen to
other tags, and some of them stand under the very next keys. AWS is played from memory.
"""

from __future__ import annotations

import time

from bench import community
from bench.memory import Memory, playing
from bench.meter import Meter, counting

_MATCHING = (0, 1, 100, 1000)
_UNRELATED = (10, 1000, 100_000)
_FOLLOWED_BY = 100
_UNRELATED_NSIDS = 500_000_000

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415


def main() -> None:
    """Print both tables; the first must not grow."""
    community.prepare()
    print(
        f"match: one new photo that {_FOLLOWED_BY} follow, beside subscriptions that do not match"
    )
    _print_head("unrelated")
    costs = [_matched(_FOLLOWED_BY, unrelated) for unrelated in _UNRELATED]
    for unrelated, meter in zip(_UNRELATED, costs, strict=True):
        _print_row(unrelated, meter)
    assert all(meter == costs[0] for meter in costs), "what does not match was paid for"
    print("match: one new photo, by those who follow")
    _print_head("following")
    for matching in _MATCHING:
        _print_row(matching, _matched(matching, _UNRELATED[0]))


def _matched(following: int, unrelated: int) -> Meter:
    from chalicelib.workers import match

    now = time.time()
    with playing() as memory:
        owner = community.owner(now)
        photo = community.photo(owner, now)
        if following:
            urls = [f"https://subscriber-{number}.example/" for number in range(following)]
            community.subscribe(memory, owner, urls, now)
        _listen_elsewhere(memory, owner.nsid, unrelated, now)
        with counting() as meter:
            match.match(community.new_photo_event(photo, memory), None)
    return meter


def _listen_elsewhere(memory: Memory, followed: str, subscriptions: int, now: float) -> None:
    from chalicelib.model.delivery import Target
    from chalicelib.settings import settings
    from chalicelib.store import keys, watches
    from chalicelib.store.watches import Watch

    target = Target(nsid=f"{_UNRELATED_NSIDS}@N01", subscription_id="0" * 24)
    watches.put(["photos:elsewhere"], Watch(target=target, expires=int(now) + 3600))
    key = keys.watch("photos:elsewhere", target)
    row = memory.tables[settings().hub_table][key["pk"]][key["sk"]]
    for number in range(subscriptions):
        what = (f"photos:{number}@N01", f"photos:{followed}0", f"tag:other{number % 1000}")[
            number % 3
        ]
        other = Target(nsid=f"{_UNRELATED_NSIDS + number}@N01", subscription_id="0" * 24)
        key = keys.watch(what, other)
        typed = {name: {"S": value} for name, value in key.items()}
        memory.put(settings().hub_table, {**row, **typed})


def _print_head(what: str) -> None:
    print(f"  {what:>10} {'calls':>6} {'read units':>11} {'write units':>12} {'SQS requests':>13}")


def _print_row(number: int, meter: Meter) -> None:
    print(
        f"  {number:10,} {meter.calls_in_all:6} {meter.read_units:11.1f}"
        f" {meter.write_units:12.1f} {meter.queue_requests:13}"
    )


if __name__ == "__main__":
    main()
