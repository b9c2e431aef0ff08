"""``python -m infra.admin reindex``: what photos are found by, made anew of the photos.

First the postings of all photos are written, then those are removed that say what is not so. It
may run beside everything else. Interrupted, by whatever it was, it goes on where it was when it is
begun again; how far it came stands in the table of the index.
"""

from __future__ import annotations

from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from threading import Event
from typing import TYPE_CHECKING

from infra.bar import bar
from infra.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from infra.bar import Advance

    Steps = Callable[[int], Iterator[tuple[int, int]]]

AT_ONCE = 4  # segments: more write faster, until DynamoDB throttles a table that is new to it

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415


class StoppedError(CommandError):
    """Stopped; the same command goes on from here."""


def run(*, from_start: bool = False, at_once: int = AT_ONCE) -> dict[str, int]:
    """Do what is left to do; answers how many photos were written and how many rows removed."""
    from chalicelib.search import reindex
    from chalicelib.store import walks

    if from_start:
        walks.forget("photos", "postings")
    with bar("photos written", walks.about_photos()) as advance:
        written = walk(reindex.write, at_once, advance)
    with bar("postings looked at", walks.about_postings()) as advance:
        removed = walk(reindex.sweep, at_once, advance)
    walks.forget("photos", "postings")
    return {"photos": written, "removed": removed}


def walk(steps: Steps, at_once: int, advance: Advance) -> int:
    """Walk all segments, some at a time; whatever ends one ends the others after their page."""
    from chalicelib.store.walks import SEGMENTS

    stop = Event()

    def through(segment: int) -> int:
        done = 0
        for seen, counted in () if stop.is_set() else steps(segment):
            advance(seen)
            done += counted
            if stop.is_set():
                break
        return done

    with ThreadPoolExecutor(at_once) as pool:
        walking = [pool.submit(through, segment) for segment in range(SEGMENTS)]
        try:
            wait(walking, return_when=FIRST_EXCEPTION)
        except KeyboardInterrupt as stopped:
            raise StoppedError(StoppedError.__doc__) from stopped
        finally:
            stop.set()
        return sum(each.result() for each in walking)
