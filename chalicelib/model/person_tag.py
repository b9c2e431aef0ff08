"""Person tags: who is in a photo, and where in it."""

from __future__ import annotations

from dataclasses import dataclass

PEOPLE_MAX = 75  # of one photo, as of tags


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTag:
    """``author`` tagged ``nsid``; x, y, w, h are the box in the Medium size, if there is one."""

    nsid: str
    author: str
    x: int | None = None
    y: int | None = None
    w: int | None = None
    h: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where in a photo a person is, in pixels of the Medium size.

    person_x: The left edge of a box around the person, in pixels of the Medium size.
    person_y: The top edge of the box.
    person_w: The width of the box.
    person_h: The height of the box.
    """

    person_x: int | None = None
    person_y: int | None = None
    person_w: int | None = None
    person_h: int | None = None

    @property
    def edges(self) -> dict[str, int]:
        """The edges that are given, by the names that a person tag has for them."""
        given = {"x": self.person_x, "y": self.person_y, "w": self.person_w, "h": self.person_h}
        return {name: pixels for name, pixels in given.items() if pixels is not None}

    @property
    def is_whole(self) -> bool:
        """Whether all edges are given, or none."""
        return len(self.edges) in {0, 4}
