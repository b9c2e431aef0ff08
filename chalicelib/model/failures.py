"""Failures: every documented way in which a call can go wrong.

The number belongs to the method that declares the failure (``@method(errors={1: PhotoNotFound})``);
the message is the docstring, unless the failure was raised, or declared, with words of its own.
Failures with a ``code`` are the common errors that any method may answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

NAME_SHOWN_MAX = 50  # letters of a format there is not; its name may get into a header


class Failure(Exception):
    """Something went wrong"""

    code: ClassVar[int | None] = None

    @property
    def message(self) -> str:
        """The words the caller reads."""
        return str(self.args[0]) if self.args else (type(self).__doc__ or "").strip()


# --- common errors: any method may answer these ---------------------------------------------


class InvalidSignature(Failure):
    """Invalid signature"""

    code = 96


class TimestampRefused(InvalidSignature):
    """Invalid signature (timestamp_refused)"""


class NonceUsed(InvalidSignature):
    """Invalid signature (nonce_used)"""


class OldAuthOff(InvalidSignature):
    """Invalid signature (api_sig is switched off here: sign with OAuth)"""


class MissingSignature(Failure):
    """Missing signature"""

    code = 97


class InvalidAuthToken(Failure):
    """Invalid auth token"""

    code = 98


class InsufficientPermissions(Failure):
    """User not logged in / Insufficient permissions"""

    code = 99


class InvalidApiKey(Failure):
    """Invalid API Key"""

    code = 100


class ServiceUnavailable(Failure):
    """Service currently unavailable"""

    code = 105


class WriteFailed(Failure):
    """Write operation failed"""

    code = 106


class FormatNotFound(Failure):
    """Format not found"""

    code = 111

    def __init__(self, name: str) -> None:
        shown = "".join(letter for letter in name[:NAME_SHOWN_MAX] if letter.isprintable())
        super().__init__(f'Format "{shown}" not found')


class MethodNotFound(Failure):
    """Method not found"""

    code = 112

    def __init__(self, name: str) -> None:
        super().__init__(f'Method "{name}" not found')


class InvalidSoapEnvelope(Failure):
    """Invalid SOAP envelope"""

    code = 114


class InvalidXmlRpcCall(Failure):
    """Invalid XML-RPC Method Call"""

    code = 115


class MethodUnknown(Failure):
    """Method not found"""


class FeedNotFound(Failure):
    """There is no feed of this name"""


class BadUrl(Failure):
    """Bad URL found"""

    code = 116


class MalformedRequest(Failure):
    """Malformed request"""

    code = 117  # pushr's own: Flickr has no number for a body that cannot be read

    def __init__(self, reason: str, before: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(f"Malformed request ({reason})")
        self.params = dict(before)
        """What could be read all the same: it may say how to answer."""


class TooManyCalls(Failure):
    """Limit exceeded"""

    code = 122  # pushr's own, told with HTTP 429 and Retry-After (RFC 6585 4)

    def __init__(self, what: str, limit: int, retry_after: int) -> None:
        super().__init__(f"Limit exceeded ({limit} {what} an hour; again in {retry_after} s)")
        self.retry_after = retry_after


# --- old auth ---------------------------------------------------------------------------------


class InvalidFrob(Failure):
    """Invalid frob"""


class MiniTokenNotFound(Failure):
    """Mini-token not found"""


class NoCallback(Failure):
    """No callback registered"""


# --- arguments ------------------------------------------------------------------------------


class ParameterMissing(Failure):
    """Required parameter missing"""

    code = 1  # methods that declare another number for it win


class ParameterInvalid(Failure):
    """Invalid parameter value"""

    code = 118  # pushr's own, for methods that declare no number for it


# --- people in photos, comments -------------------------------------------------------------


# --- people ---------------------------------------------------------------------------------


class PersonNotFound(Failure):
    """User not found"""


class NoUser(Failure):
    """No user specified"""


class PersonDeleted(PersonNotFound):
    """User deleted"""


class UsernameTaken(Failure):
    """Username is taken"""


class AdministratorsOnly(Failure):
    """Only administrators may do this"""


class OwnContact(Failure):
    """You cannot be your own contact"""


class ContactNotFound(Failure):
    """Contact not found"""


class SortInvalid(Failure):
    """Invalid sort parameter."""


# --- push -----------------------------------------------------------------------------------


class CallbackInUse(Failure):
    """Callback URL already in use for a different subscription"""


class CallbackFailed(Failure):
    """Callback failed or invalid response"""


class ProOnly(Failure):
    """Service currently available only to pro accounts"""


class VerificationPending(Failure):
    """Subscription awaiting verification callback response - try again later"""


class SubscriptionNotFound(Failure):
    """Subscription not found"""


class NotPaused(Failure):
    """Subscription is not paused"""


class DeliveryNotFound(Failure):
    """Delivery not found"""
