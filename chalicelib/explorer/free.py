"""Free: parameters that no declaration names, for the method that answers whatever it is sent."""

from __future__ import annotations

import re
from collections.abc import Mapping

from chalicelib.api.method import Method
from chalicelib.model.manual import ManualArgument

FIELD = "parameters"
"""The form's field for them."""

_METHODS = {"flickr.test.echo"}
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,49}", re.ASCII)
_OURS = re.compile(r"method|format|nojsoncallback|jsoncallback|api_key|api_sig|auth_token|oauth_.*")
_MOST = 20

ARGUMENT = ManualArgument(
    name=FIELD,
    required=False,
    said="Any parameters of your own: a line each, such as greeting=hello.",
)


def takes(method: Method) -> bool:
    """Whether a method takes them."""
    return method.name in _METHODS


def read(text: str) -> dict[str, str]:
    """The parameters of some lines, but for those that the call itself needs."""
    pairs = [line.partition("=") for line in text.split("\n")[:_MOST]]
    named = [(name.strip(), value.strip()) for name, _, value in pairs]
    return {name: value for name, value in named if _NAME.fullmatch(name) and not is_ours(name)}


def is_ours(name: str) -> bool:
    """Whether a parameter says how a call is made, which the rest of the form does."""
    return _OURS.fullmatch(name) is not None


def lines(arguments: Mapping[str, str]) -> str:
    """Parameters as the field shows them."""
    return "\n".join(f"{name}={value}" for name, value in arguments.items())
