"""Failures: why a file does not become a photo."""

from __future__ import annotations

from chalicelib.model.failures import Failure


class NoPhoto(Failure):
    """No photo specified"""


class UploadFailed(Failure):
    """General upload failure"""


class FileEmpty(Failure):
    """Filesize was zero"""


class FiletypeUnknown(Failure):
    """Filetype was not recognised"""


class QuotaExceeded(Failure):
    """User exceeded upload limit"""


class FileTooLarge(Failure):
    """Filesize was too large"""


class TicketNotFound(Failure):
    """Ticket not found"""
