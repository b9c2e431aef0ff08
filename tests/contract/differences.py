"""Where our answers are not as Flickr's recorded ones, each with its reason."""

from __future__ import annotations

SHAPES: dict[str, dict[str, str]] = {}
"""By method and path (``answers.shape_differences``)."""

TYPES: dict[str, dict[str, str]] = {}
"""By method and path (``answers.type_differences``)."""
