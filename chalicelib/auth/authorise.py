"""Authorise: a person's answer to a request token (RFC 5849 2.2)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.auth import consent
from chalicelib.model import callback
from chalicelib.model.application import Application
from chalicelib.model.failures import InvalidApiKey
from chalicelib.model.ids import fingerprint, new_secret
from chalicelib.model.refusals import PermsInvalid, QuestionOver
from chalicelib.model.request_token import RequestToken
from chalicelib.model.token import Perms
from chalicelib.store import applications, request_tokens

_ASKED: Mapping[str, Perms] = {"read": "read", "write": "write", "delete": "delete"}
_TYPED_DIGITS = 9
_GROUP_DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What an application asks a person by a request token."""

    token: RequestToken
    application: Application
    perms: Perms

    def is_answered_by(self, nsid: str) -> bool:
        """Whether a person has agreed to that much before, and need not be asked again.

        They are asked each time if an application that has a callback of its own names one
        elsewhere: it may be somebody else who found out its secret (RFC 5849 4.8).
        """
        return self._leads_home and consent.given(nsid, self.application.key, self.perms)

    @property
    def _leads_home(self) -> bool:
        home = self.application.callback
        if not home or self.token.is_out_of_band:
            return True
        return callback.origin(self.token.callback) == callback.origin(home)


def question(token: str, perms: str, now: float) -> Question:
    """What a request token asks, and how much: else what its application asks of everybody.

    Raises QuestionOver, PermsInvalid.
    """
    asked = request_tokens.find(token, now)
    if asked is None:
        raise QuestionOver
    try:
        application = applications.get(asked.api_key)
    except InvalidApiKey as error:
        raise QuestionOver from error
    wanted = _ASKED.get(perms or application.perms)
    if wanted is None:
        raise PermsInvalid
    return Question(token=asked, application=application, perms=wanted)


def agree(asked: Question, nsid: str, now: float) -> str:
    """Let the application act for a person; answers the verifier it shows for that.

    Raises QuestionOver.
    """
    verifier = _new_typed() if asked.token.is_out_of_band else new_secret()
    token = asked.token.token
    if not request_tokens.authorise(token, nsid, asked.perms, fingerprint_of(verifier)):
        raise QuestionOver
    consent.give(nsid, asked.application.key, asked.perms, now)
    return verifier


def deny(asked: Question) -> None:
    """Let the application do nothing; it has to ask anew. Raises QuestionOver."""
    if not request_tokens.use(asked.token.token):
        raise QuestionOver


def fingerprint_of(verifier: str) -> str:
    """What a verifier is kept as: a person may type it with dashes and spaces, or without."""
    return fingerprint(verifier.replace("-", "").replace(" ", ""))


def _new_typed() -> str:
    """A verifier for a person to type: 123-456-789."""
    digits = f"{secrets.randbelow(10**_TYPED_DIGITS):0{_TYPED_DIGITS}}"
    starts = range(0, _TYPED_DIGITS, _GROUP_DIGITS)
    return "-".join(digits[start : start + _GROUP_DIGITS] for start in starts)
