"""Failures: what cannot be searched for."""

from __future__ import annotations

from chalicelib.model.failures import Failure


class TooManyTagsAtOnce(Failure):
    """Too many tags in ALL query"""


class NothingAsked(Failure):
    """Parameterless searches have been disabled"""


class PoolForbidden(Failure):
    """You don't have permission to view this pool"""


class NoMachineTags(Failure):
    """No valid machine tags"""


class TooManyMachineTags(Failure):
    """Exceeded maximum allowable machine tags"""


class JumpUnavailable(Failure):
    """jump_to not avaiable for this query"""


class JumpInvalid(Failure):
    """Bad value for jump_to"""


class OwnFavoritesOnly(Failure):
    """You can only search within your own favorites"""


class OwnContactsOnly(Failure):
    """You can only search within your own contacts"""


class ArgumentsIllogical(Failure):
    """Illogical arguments"""


class OffsetExcessive(Failure):
    """Excessive photo offset in search"""
