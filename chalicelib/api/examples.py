"""Examples: what methods answered once, kept in ``examples/`` by ``python -m infra.examples``."""

from __future__ import annotations

from pathlib import Path

from chalicelib.model.manual import Example

FOLDER = Path(__file__).with_name("examples")


def of(name: str) -> Example | None:
    """A method's example, if there is one."""
    rest, json = (FOLDER / f"{name}.{kind}" for kind in ("xml", "json"))
    if not rest.is_file():
        return None
    return Example(rest=rest.read_text("utf-8"), json=json.read_text("utf-8"))
