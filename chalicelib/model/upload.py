"""An upload: what the uploader said of the photo, and the ticket to ask after it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from chalicelib.model.visibility import Visibility

Progress = Literal["waiting", "done", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadTerms:
    """What comes with an upload; ``title`` None lets the file speak for itself."""

    title: str | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    """Raw, as typed."""
    visibility: Visibility = field(default_factory=Visibility)
    safety_level: int = 1
    content_type: int = 1
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """An upload that is finished later; its bytes wait under ``key`` in the photos bucket."""

    id: str
    owner: str
    terms: UploadTerms
    photo_id: str
    """The id that the photo will have, or has already."""
    replaces: bool = False
    """Whether it becomes the new file of a photo that is there."""
    progress: Progress = "waiting"

    @property
    def key(self) -> str:
        """Where the bytes wait; the bucket forgets them after a day."""
        return f"incoming/{self.id}"
