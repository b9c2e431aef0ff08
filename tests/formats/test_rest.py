"""format=rest"""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from lxml import etree

from chalicelib.formats import rest
from chalicelib.formats.element import Element, Value, text
from tests.formats.trees import answers, anything, patiently, scalars

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def ok(*roots: Element) -> Element:
    return Element("rsp", stat="ok").one(*roots)


def written(*roots: Element) -> str:
    """What stands between the tags of rsp."""
    document = rest.write(ok(*roots)).decode()
    head = '<?xml version="1.0" encoding="utf-8" ?>\n<rsp stat="ok">\n'
    assert document.startswith(head)
    assert document.endswith("</rsp>\n")
    return document.removeprefix(head).removesuffix("</rsp>\n")


def test_an_answer_is_indented_as_flickr_indented_it() -> None:
    photos = [Element("photo", id="1"), Element("photo", id="2").one(text("title", "Cat"))]
    assert rest.write(ok(Element("photos", page=1, total="2").many("photo", photos))) == (
        b'<?xml version="1.0" encoding="utf-8" ?>\n'
        b'<rsp stat="ok">\n'
        b'<photos page="1" total="2">\n'
        b'\t<photo id="1" />\n'
        b'\t<photo id="2">\n'
        b"\t\t<title>Cat</title>\n"
        b"\t</photo>\n"
        b"</photos>\n"
        b"</rsp>\n"
    )


def test_an_empty_success_still_has_two_tags() -> None:
    assert rest.write(ok()) == (
        b'<?xml version="1.0" encoding="utf-8" ?>\n<rsp stat="ok">\n</rsp>\n'
    )


def test_a_failure_is_one_tab_in() -> None:
    err = Element("err", code=100, msg="Invalid API Key (Key has invalid format)")
    assert rest.write(Element("rsp", stat="fail").one(err)) == (
        b'<?xml version="1.0" encoding="utf-8" ?>\n'
        b'<rsp stat="fail">\n'
        b'\t<err code="100" msg="Invalid API Key (Key has invalid format)" />\n'
        b"</rsp>\n"
    )


def test_several_roots_stand_side_by_side() -> None:
    assert written(Element("set", id="1"), Element("pool", id="2")) == (
        '<set id="1" />\n<pool id="2" />\n'
    )


@pytest.mark.parametrize(
    "empty", [Element("x"), text("x", ""), text("x", None), Element("x").many("y", [])]
)
def test_what_is_empty_closes_itself_after_a_blank(empty: Element) -> None:
    assert written(empty) == "<x />\n"


def test_quotes_are_references_in_attributes_and_in_text() -> None:
    assert written(Element("x", """<'"&>""", a="""<'"&>""")) == (
        '<x a="&lt;&#039;&quot;&amp;&gt;">&lt;&#039;&quot;&amp;&gt;</x>\n'
    )


def test_html_in_a_description_arrives_as_text() -> None:
    assert written(text("description", "<b>Hi</b>")) == (
        "<description>&lt;b&gt;Hi&lt;/b&gt;</description>\n"
    )


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        (True, "1"),
        (False, "0"),
        (None, ""),
        (0, "0"),
        (-12, "-12"),
        (5.0, "5"),
        (-0.0, "0"),
        (12.5, "12.5"),
        (1e-7, "0.0000001"),
        (1e22, "10000000000000000000000"),
        (math.inf, ""),
        ("007", "007"),
    ],
)
def test_values_are_spelled_as_php_prints_them(value: Value, spelled: str) -> None:
    assert written(Element("x", a=value)) == f'<x a="{spelled}" />\n'


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("photo_id", "photo_id"),
        ("naïve", "naïve"),
        ("写真", "写真"),
        ("a b<c>", "a_b_c_"),
        ("oauth:token", "oauth_token"),
        ("1st", "_st"),
        ("\ud800", "_"),
        ("", "_"),
    ],
)
def test_a_parameter_of_any_name_is_echoed_as_an_element(name: str, spelled: str) -> None:
    assert written(text(name, "v")) == f"<{spelled}>v</{spelled}>\n"


def test_characters_that_xml_cannot_carry_are_left_out() -> None:
    assert written(Element("x", "a\0b\x1bc\ud800d\uffffe", a="\x0b")) == '<x a="">abcde</x>\n'


def legal(value: str) -> str:
    return ILLEGAL.sub("", value)


@given(anything)
def test_text_comes_out_as_it_went_in(content: str) -> None:
    [x] = etree.fromstring(rest.write(ok(Element("x", content, a=content))))
    assert (x.text or "", x.get("a")) == (legal(content), legal(content))


@given(scalars)
def test_a_number_comes_out_as_it_went_in(value: Value) -> None:
    if isinstance(value, float) and math.isfinite(value):
        [x] = etree.fromstring(rest.write(ok(Element("x", value))))
        assert float(x.text or "0") == value


@patiently
@given(answers)
def test_any_answer_is_well_formed(rsp: Element) -> None:
    assert shape(etree.fromstring(rest.write(rsp))) == expected(rsp)


def shape(node: etree._Element) -> list[object]:
    return [dict(node.attrib).keys(), *map(shape, node)]


def expected(element: Element) -> list[object]:
    return [element.attributes.keys(), *map(expected, element.elements())]
