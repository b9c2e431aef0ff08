"""Problems of OAuth requests, as its Problem Reporting extension names them.

A client reads the name in the body, next to what would help it; the status is for its library.
"""

# ruff: noqa: N818  (they are named as the extension names them)

from __future__ import annotations

from typing import ClassVar

from chalicelib.formats import form

_BASE_STRING_MAX = 8000  # characters; a longer one helps nobody


class Problem(Exception):
    """An OAuth request is refused."""

    name: ClassVar[str]
    status: ClassVar[int] = 401

    def __init__(self, **said: str) -> None:
        super().__init__(self.name)
        self.said = said

    @property
    def body(self) -> str:
        """What the client reads."""
        return form.write({"oauth_problem": self.name, **self.said})

    @property
    def headers(self) -> dict[str, str]:
        """What its library reads besides the status."""
        return {}


# --- the request itself ---------------------------------------------------------------------


class ParameterAbsent(Problem):
    """A parameter is missing, or empty."""

    name = "parameter_absent"
    status = 400

    def __init__(self, *names: str) -> None:
        super().__init__(oauth_parameters_absent="&".join(names))


class ParameterRejected(Problem):
    """A parameter has a value that it cannot have, or two of them."""

    name = "parameter_rejected"
    status = 400

    def __init__(self, *names: str) -> None:
        super().__init__(oauth_parameters_rejected="&".join(names))


class VersionRejected(Problem):
    """There is one version of OAuth 1."""

    name = "version_rejected"
    status = 400

    def __init__(self) -> None:
        super().__init__(oauth_acceptable_versions="1.0-1.0")


class SignatureMethodRejected(Problem):
    """Signed in a way that is not taken: PLAINTEXT, RSA-SHA1."""

    name = "signature_method_rejected"
    status = 400


class SignatureInvalid(Problem):
    """Not signed by these secrets, or not over this request."""

    name = "signature_invalid"

    def __init__(self, base_string: str) -> None:
        super().__init__()
        self.base_string = base_string[:_BASE_STRING_MAX]

    @property
    def body(self) -> str:
        """The base string stands in it as it is, to be laid beside the client's own."""
        return f"{super().body}&debug_sbs={self.base_string}"


class TimestampRefused(Problem):
    """Signed too long ago, or in a time that is yet to come."""

    name = "timestamp_refused"

    def __init__(self, earliest: int, latest: int) -> None:
        super().__init__(oauth_acceptable_timestamps=f"{earliest}-{latest}")


class NonceUsed(Problem):
    """The request came before."""

    name = "nonce_used"


# --- who asks -------------------------------------------------------------------------------


class ConsumerKeyUnknown(Problem):
    """There is no such application."""

    name = "consumer_key_unknown"


class ConsumerKeyRefused(Problem):
    """The application asks too often."""

    name = "consumer_key_refused"
    status = 429  # RFC 6585 4

    def __init__(self, retry_after: int) -> None:
        super().__init__()
        self.retry_after = retry_after

    @property
    def headers(self) -> dict[str, str]:
        """After how many seconds it may ask again."""
        return {"Retry-After": str(self.retry_after)}


# --- what a person said ---------------------------------------------------------------------


class TokenRejected(Problem):
    """The token is unknown, used up, over, or another application's."""

    name = "token_rejected"


class TokenExpired(Problem):
    """The access token has come to its end."""

    name = "token_expired"


class TokenRevoked(Problem):
    """The person took back what they had agreed to."""

    name = "token_revoked"


class PermissionUnknown(Problem):
    """The person has not said yet whether they agree."""

    name = "permission_unknown"


class VerifierInvalid(Problem):
    """It is not the verifier that the person was given."""

    name = "verifier_invalid"
