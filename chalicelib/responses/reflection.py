"""<methods> and <method>: what the API tells of itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from chalicelib.formats.element import Element, text
from chalicelib.model.manual import Entry, ManualArgument, ManualError
from chalicelib.model.token import Perms

_PERMS = get_args(Perms)  # Flickr's numbers for them: 0 none, 1 read, 2 write, 3 delete


def methods(names: Iterable[str]) -> Element:
    """What flickr.reflection.getMethods answers."""
    return Element("methods").many("method", [Element("method", name) for name in names])


def method_info(entry: Entry, arguments: Iterable[ManualArgument]) -> list[Element]:
    """What flickr.reflection.getMethodInfo answers: of errors the method's own come first."""
    listed = [_argument(each) for each in arguments]
    errors = [_error(each) for each in (*entry.errors, *entry.common)]
    return [
        _method(entry),
        Element("arguments").many("argument", listed),
        Element("errors").many("error", errors),
    ]


def _method(entry: Entry) -> Element:
    method = Element(
        "method",
        name=entry.name,
        needslogin=int(entry.needs_login),
        needssigning=int(entry.needs_signing),
        requiredperms=_PERMS.index(entry.perms),
    ).one(text("description", entry.summary))
    if entry.example:
        method.one(text("response", entry.example.rest))
    if entry.explanation:
        method.one(text("explanation", entry.explanation))
    return method


def _argument(argument: ManualArgument) -> Element:
    # Clients compare it to "0" and "1", so that in JSON it is text.
    return Element(
        "argument", argument.said, name=argument.name, optional=str(int(not argument.required))
    )


def _error(error: ManualError) -> Element:
    return Element("error", error.said or error.message, code=error.code, message=error.message)
