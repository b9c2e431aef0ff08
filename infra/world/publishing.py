"""Publishing: a workbook, completed, becomes an atlas, and the atlas the newest gazetteer."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from infra.errors import CommandError

if TYPE_CHECKING:
    from chalicelib.model.place import Place
    from infra.world.draft import Draft
    from infra.world.workbook import Workbook

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415


def publish(workbook: Workbook) -> dict[str, Any]:
    """Publish all that a workbook holds; answers the version and how many places it has."""
    from chalicelib.store import gazetteers

    with TemporaryDirectory(prefix="pushr-atlas-") as folder:
        path = Path(folder) / "atlas.sqlite"
        counts = compile_to(path, workbook)
        return {"version": gazetteers.publish(path, time.time()), "places": counts}


def compile_to(path: Path, workbook: Workbook) -> dict[str, int]:
    """Write the atlas of a workbook; answers how many places there are of each kind."""
    import shapely

    from chalicelib.shapes import compile as atlas
    from chalicelib.shapes.atlas import KINDS
    from infra.world import draft, names, parents

    drafts = draft.drafts(workbook)
    if not drafts:
        raise CommandError("nothing was imported yet: `places import` first")
    parents.find(drafts)
    names.complete(drafts)
    outlined = [each for each in drafts if each.outline is not None]
    wkb = shapely.to_wkb([each.outline for each in outlined])
    atlas.write(
        path,
        [_place(each) for each in drafts],
        {str(each.woe_id): bytes_ for each, bytes_ in zip(outlined, wkb, strict=True)},
        {str(each.woe_id): float(each.points) for each in drafts},
    )
    return {kind.word: sum(each.type is kind for each in drafts) for kind in KINDS}


def _place(draft: Draft) -> Place:
    from chalicelib.model.place import Place

    longitude, latitude = draft.position or (0.0, 0.0)
    return Place(
        woe_id=str(draft.woe_id),
        place_ids=tuple(draft.place_ids),
        type=draft.type,
        name=draft.name,
        label=draft.label,
        url=draft.url,
        latitude=latitude,
        longitude=longitude,
        box=draft.box,
        parent=str(draft.parent.woe_id) if draft.parent else "",
        superseded_by=str(draft.superseded_by or ""),
        timezone=draft.timezone,
    )
