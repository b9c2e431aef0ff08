"""The methods flickr.test.*."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element, text
from chalicelib.responses import people


@method("flickr.test.echo")
def echo(call: Call) -> list[Element]:
    """Return every parameter of the call, as it was understood."""
    return [text(name, value) for name, value in call.params.items()]


@method("flickr.test.login", perms="read")
def login(call: Call) -> Element:
    """Return who is signed in."""
    return people.login(call.caller)


@method("flickr.test.null", perms="read")
def null(call: Call) -> None:
    """Do nothing, but only for who is signed in."""
