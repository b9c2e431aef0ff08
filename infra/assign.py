"""``python -m infra.admin places assign``: places for photos that have a location and no places.

Nobody is told of it as news. Interrupted, by whatever it was, the same command goes on from there.
"""

from __future__ import annotations

from infra.bar import bar
from infra.errors import CommandError
from infra.reindex import AT_ONCE, walk

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415


class NoPlacesError(CommandError):
    """There are no places yet: import and publish some first."""


def run(*, from_start: bool = False, at_once: int = AT_ONCE) -> dict[str, int]:
    """Do what is left to do; answers how many photos have places now that had none."""
    from chalicelib.shapes import assigning
    from chalicelib.shapes.gazetteer import latest
    from chalicelib.store import walks

    if not latest().version:
        raise NoPlacesError(NoPlacesError.__doc__)
    if from_start:
        walks.forget(assigning.WALK)
    with bar("photos looked at", walks.about_photos()) as advance:
        assigned = walk(assigning.assign, at_once, advance)
    walks.forget(assigning.WALK)
    return {"assigned": assigned}
