"""Common failures: those that any method may answer, and what each means to its caller."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.model import failures
from chalicelib.model.failures import Failure

Meanings = Mapping[type[Failure] | Failure, str]
"""As where methods declare failures, one with words stands for its class in those words."""

ALWAYS: Meanings = {
    failures.InvalidApiKey: "There is no application of the api_key that was given.",
    failures.ServiceUnavailable: "It is not the caller's fault; the same call may work later.",
    failures.WriteFailed: "The change could not be written; the same call may work later.",
    failures.FormatNotFound("xxx"): "There is no format of the name that was asked for.",
    failures.MethodNotFound("xxx"): "There is no method of the name that was asked for.",
    failures.InvalidSoapEnvelope: "The body of a SOAP call could not be read.",
    failures.InvalidXmlRpcCall: "The body of an XML-RPC call could not be read.",
    failures.MalformedRequest: "The query or the body could not be read.",
    failures.TooManyCalls: "Too many calls within an hour; Retry-After says when to call again.",
}

SIGNED: Meanings = {
    failures.InvalidSignature: "The signature is not the one that the secrets give.",
    failures.MissingSignature: "The call has to be signed and was not.",
    failures.InvalidAuthToken: "The token was never given out, is over, or was taken back.",
}
"""Of methods whose calls are signed."""

LOGGED_IN: Meanings = {
    failures.InsufficientPermissions: "Nobody is signed in, or did not permit as much as it takes.",
}
"""Of methods that somebody has to be signed in for."""

WITH_ARGUMENTS: Meanings = {
    failures.ParameterInvalid: "An argument could not be read; the message names it.",
}
"""Of methods that take arguments."""
