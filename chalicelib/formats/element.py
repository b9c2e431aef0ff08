"""Element: one answer, whatever format it will be written in."""

from __future__ import annotations

from collections.abc import Iterable

Value = str | int | float | bool | None


class Element:
    """A tag, its attributes, and either text or children.

    Attributes keep their Python type: each writer spells ``True``, ``1`` and ``None`` its own way.
    Whether a child repeats is said when the tree is built, since no writer can guess it.
    """

    __slots__ = ("attributes", "children", "tag", "text")

    def __init__(self, tag: str, text: Value = None, /, **attributes: Value) -> None:
        self.tag = tag
        self.text = text
        self.attributes: dict[str, Value] = attributes
        self.children: list[tuple[str, Element | list[Element]]] = []

    def one(self, *children: Element) -> Element:
        """Add children that occur once each: objects in JSON. Answers the parent."""
        self.children.extend((child.tag, child) for child in children)
        return self

    def many(self, tag: str, children: Iterable[Element]) -> Element:
        """Add children that repeat: an array in JSON, even of one or none. Answers the parent."""
        self.children.append((tag, list(children)))
        return self

    def elements(self) -> Iterable[Element]:
        """All children in order, repeated or not."""
        for _, child in self.children:
            if isinstance(child, list):
                yield from child
            else:
                yield child


def err(rsp: Element) -> Element | None:
    """What went wrong, if a response is one that tells it: ``code`` and ``msg``."""
    return next(iter(rsp.elements())) if rsp.attributes.get("stat") == "fail" else None


def text(tag: str, content: Value) -> Element:
    """An element that is only text; absent text is empty text."""
    return Element(tag, "" if content is None else content)
