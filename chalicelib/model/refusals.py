"""Refusals: why a form or a sign-in is not taken, in sentences that people read on our pages."""

from __future__ import annotations

from chalicelib.model.failures import Failure

_MINUTE_SECONDS = 60


class Refusal(Failure):
    """It cannot be taken as it is."""


class WrongPassword(Refusal):
    """There is nobody here of that username and that password."""


class SignUpClosed(Refusal):
    """New accounts are made by the administrators here."""


class NameTaken(Refusal):
    """Somebody has that username already; choose another."""


class AliasTaken(Refusal):
    """Somebody has that path alias already; choose another."""


class TooManyAttempts(Refusal):
    """Too many attempts."""

    def __init__(self, retry_after: int) -> None:
        minutes = -(-retry_after // _MINUTE_SECONDS)
        unit = "minute" if minutes == 1 else "minutes"
        super().__init__(f"Too many attempts; try again in {minutes} {unit}.")
        self.retry_after = retry_after
        """In seconds."""


class QuestionOver(Refusal):
    """An application sent you here by a token that is used up or over, or never was one."""


class PermsInvalid(Refusal):
    """An application sent you here, but it has to ask to read, write or delete."""


class SignInFailed(Failure):
    """Signing in by an account elsewhere did not work."""


class LoginOver(SignInFailed):
    """It took too long, was finished already, or began in another browser."""


class ProviderRefused(SignInFailed):
    """You were not signed in over there, or did not agree to be signed in here."""


class ProviderFailed(SignInFailed):
    """The provider does not answer as it should."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The provider does not answer as it should ({reason}).")


class IdentityInvalid(SignInFailed):
    """What the provider says of you does not hold."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"What the provider says of you does not hold ({reason}).")
