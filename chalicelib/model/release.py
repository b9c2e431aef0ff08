"""A release of the public shapes: files under a version, which never change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of a release; ``sha256`` is of its bytes as they are downloaded."""

    name: str
    place_type: str
    features: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """``created`` is in unix seconds, ``license`` an SPDX identifier.

    Files of one kind of place tell the same in different formats. ``earlier`` are the versions
    before it, the newest first.
    """

    version: str
    created: int
    license: str
    files: tuple[File, ...]
    earlier: tuple[str, ...] = ()

    @property
    def features(self) -> int:
        """How many places have an outline in it."""
        return sum({file.place_type: file.features for file in self.files}.values())

    @property
    def bytes(self) -> int:
        """What all of it is to download."""
        return sum(file.bytes for file in self.files)

    @property
    def has_flatgeobuf(self) -> bool:
        """Whether any of it is there in FlatGeobuf."""
        return any(file.name.endswith(".fgb") for file in self.files)

    @property
    def versions(self) -> tuple[str, ...]:
        """All versions, this one first."""
        return (self.version, *self.earlier)
