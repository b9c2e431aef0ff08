"""No recorded answer is forgotten: each method that has one is held against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from chalicelib.api import registry
from tests.contract.answers import has_shape

HERE = Path(__file__)
HELD = "".join(path.read_text("utf-8") for path in HERE.parent.glob("test_*.py") if path != HERE)
RECORDED = [method.name for method in registry.every() if has_shape(method.name)]


@pytest.mark.parametrize("name", RECORDED)
def test_a_recorded_answer_is_held_against_ours(name):
    """Tests name a method whole, or without what its namespace has in common."""
    parts = name.split(".")
    assert any(f'"{".".join(parts[first:])}"' in HELD for first in range(len(parts)))
