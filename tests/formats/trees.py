"""Trees: any answer that a method could build, for the writers to survive."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from chalicelib.formats.element import Element

AWKWARD = "<>&\"'/\\:=[] \t\r\n\0\x1b\x7f\x85\ud83d\udc31\u2028\ufeff\uffff\U0001f431é写a1"

# Any character at all, halves of characters (lone surrogates) and controls too.
characters = st.sampled_from(AWKWARD) | st.integers(0, 0x10FFFF).map(chr)
anything = st.text(characters, max_size=8)
scalars = st.one_of(anything, st.integers(), st.floats(), st.booleans(), st.none())
names = st.sampled_from(["id", "stat", "page", "_content", "x_1"])
attributes = st.dictionaries(names, scalars, max_size=2)


@st.composite
def elements(draw: st.DrawFn, depth: int = 2) -> Element:
    """An element with any name, any attributes, and any text or any children."""
    parent = Element(draw(anything), **draw(attributes))
    if depth == 0 or draw(st.booleans()):
        parent.text = draw(scalars)
        return parent
    for child in draw(st.lists(elements(depth - 1), max_size=2)):
        parent.one(child)
    return parent.many(draw(anything), draw(st.lists(elements(depth - 1), max_size=3)))


answers = st.lists(elements(), max_size=3).map(lambda roots: Element("rsp", stat="ok").one(*roots))

# A tree takes its time to grow, above all on a busy machine.
patiently = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
