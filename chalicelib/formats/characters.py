"""Characters: what XML 1.0 can carry."""

from __future__ import annotations

# XML 1.0 2.2: control characters and two that are none. Halves of characters (lone surrogates)
# are forbidden too, but there is no need to list them: encoding drops them.
FORBIDDEN: dict[int, str | None] = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)
)


def legal(text: str) -> str:
    """What is left of a stranger's text when XML is to carry it."""
    if text.isprintable():
        return text
    return text.translate(FORBIDDEN).encode(errors="ignore").decode()
