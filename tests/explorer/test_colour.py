"""Text is cut into pieces, and nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.explorer.colour import COLOURED_MAX, pieces


@pytest.mark.parametrize("language", ["xml", "json", "javascript", "python", "bash", "text"])
@given(text=st.text())
def test_the_pieces_are_the_text(language, text):
    assert "".join(piece.text for piece in pieces(text, language)) == text


def test_what_looks_alike_is_one_piece():
    found = pieces('{"id": "1", "n": 2}', "json")

    assert [(p.kind, p.text) for p in found if p.kind] == [
        ("tag", '"id"'),
        ("str", '"1"'),
        ("tag", '"n"'),
        ("num", "2"),
    ]


def test_a_very_long_text_is_not_coloured():
    assert [p.kind for p in pieces("<a/>" * COLOURED_MAX, "xml")] == [""]
