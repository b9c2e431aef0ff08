"""Failures: what may be wrong with a photo, and with what is said of it."""

from __future__ import annotations

from chalicelib.model.failures import Failure


class PhotoNotFound(Failure):
    """Photo not found"""


class PhotoUnknown(PhotoNotFound):
    """An id that never was a photo's."""

    def __init__(self, photo_id: str) -> None:
        super().__init__(f'Photo "{photo_id}" not found (invalid ID)')


class PermissionDenied(Failure):
    """Permission denied"""


class TagNotFound(Failure):
    """Tag not found"""


class ClusterNotFound(Failure):
    """Tag cluster not found"""


class PeriodInvalid(Failure):
    """Invalid period"""


class TooManyTags(Failure):
    """Maximum number of tags reached"""


class OwnPhoto(Failure):
    """Photo is owned by you"""


class CannotSeePhoto(Failure):
    """User cannot see photo"""


class AlreadyFavorite(Failure):
    """Photo is already in favorites"""


class NotFavorite(Failure):
    """Photo not in favorites"""


class FavoriteOfAnother(Failure):
    """Cannot remove photo from that user's favorites"""


class LicenseNotFound(Failure):
    """License not found"""


class NoLocation(Failure):
    """Photo has no location information"""


class LatitudeInvalid(Failure):
    """Not a valid latitude."""


class LongitudeInvalid(Failure):
    """Not a valid longitude."""


class AccuracyInvalid(Failure):
    """Not a valid accuracy."""


class ContextInvalid(Failure):
    """Not a valid context"""


class NothingThere(Failure):
    """No photos geotagged at that location"""


class PlaceMissing(Failure):
    """Missing place ID"""


class RotationInvalid(Failure):
    """Invalid rotation"""


class ArgumentsInvalid(Failure):
    """Invalid or missing arguments"""


class NoDates(Failure):
    """No dates specified"""


class DateInvalid(Failure):
    """Not a valid date"""


class UnknownPanda(Failure):
    """Unknown panda"""


class DatesMissing(Failure):
    """Not enough arguments"""


class GranularityInvalid(Failure):
    """Invalid granularity"""


class PostedInvalid(Failure):
    """Invalid date_posted"""


class TakenUnreadable(Failure):
    """Invalid Date Taken Format"""


class TakenInvalid(Failure):
    """Invalid Date Taken"""


class CannotAddPeople(Failure):
    """User cannot add people to that photo"""


class PersonRefuses(Failure):
    """Person can't be tagged in that photo"""


class CoordinatesMissing(Failure):
    """Some co-ordinate paramters were blank"""


class PhotoNotPublic(Failure):
    """Can't add that person to a non-public photo"""


class TooManyPeople(Failure):
    """Too many people in that photo"""


class CannotRemovePerson(Failure):
    """User cannot remove that person"""


class CommentNotFound(Failure):
    """Comment not found."""


class CommentBlank(Failure):
    """Blank comment."""


class CommentsTooFast(Failure):
    """User is posting comments too fast."""


class NothingToSet(Failure):
    """At least one of title or description must be set"""
