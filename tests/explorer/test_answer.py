"""An answer is shown in lines, and what is long is folded; nothing is lost on the way."""

from __future__ import annotations

import json

import pytest

from chalicelib.explorer.answer import COLOURED_MAX, SHOWN_MAX, Text, text


def whole(shown: Text) -> str:
    return "".join(piece.text for piece in shown.first) + shown.rest


def test_json_is_indented_as_it_was_ordered():
    assert whole(text(b'{"b":1,"a":["\xc3\xa4"]}', "application/json")) == (
        '{\n  "b": 1,\n  "a": [\n    "ä"\n  ]\n}'
    )


def test_xml_in_one_line_is_indented():
    assert whole(text(b"<a><b>c</b></a>", "application/atom+xml")) == "<a>\n  <b>c</b>\n</a>"


def test_xml_in_lines_is_shown_as_it_came():
    rest = '<?xml version="1.0" encoding="utf-8" ?>\n<rsp stat="ok">\n<x />\n</rsp>\n'

    assert whole(text(rest.encode(), "text/xml; charset=utf-8")) == rest


@pytest.mark.parametrize("kind", ["application/json", "text/xml", "text/javascript", "text/plain"])
@pytest.mark.parametrize("body", [b"", b"\xff", b"<", b"{", b"jsonFlickrApi(", b"[" * 5000])
def test_what_cannot_be_read_is_shown_as_it_came(kind, body):
    assert whole(text(body, kind)) == body.decode("utf-8", "replace")


def test_entities_of_a_document_are_not_followed():
    bomb = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'

    assert "root:" not in whole(text(bomb, "text/xml"))


def test_what_is_long_is_folded_at_the_end_of_a_line():
    lines = json.dumps(list(range(10_000)))
    shown = text(lines.encode(), "application/json")
    first = "".join(piece.text for piece in shown.first)

    assert len(first) <= COLOURED_MAX
    assert first.endswith("\n")
    assert len(whole(shown)) == SHOWN_MAX
    assert len(whole(shown)) + shown.left_out == len(json.dumps(list(range(10_000)), indent=2))
