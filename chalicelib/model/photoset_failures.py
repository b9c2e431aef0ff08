"""Failures of sets of photos."""

from __future__ import annotations

from chalicelib.model.failures import Failure


class PhotosetNotFound(Failure):
    """Photoset not found"""


class TitleMissing(Failure):
    """No title specified"""


class TooManyPhotosets(Failure):
    """Can't create any more sets"""


class PhotoInSet(Failure):
    """Photo already in set"""


class PhotoNotInSet(Failure):
    """Photo not in set"""


class PhotosetFull(Failure):
    """Maximum number of photos in set"""


class PrimaryNotFound(Failure):
    """Primary photo not found"""


class PrimaryNotListed(Failure):
    """Primary photo not in list"""


class PhotosNotListed(Failure):
    """Empty photos list"""
