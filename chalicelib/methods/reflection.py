"""The methods flickr.reflection.*: the API tells of itself."""

from __future__ import annotations

from chalicelib.api import manual, registry
from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.failures import MethodUnknown
from chalicelib.responses import reflection


@method("flickr.reflection.getMethods")
def get_methods(call: Call) -> Element:  # noqa: ARG001
    """Return the names of all methods."""
    return reflection.methods(each.name for each in registry.every())


@method("flickr.reflection.getMethodInfo", errors={1: MethodUnknown})
def get_method_info(call: Call, *, method_name: str) -> list[Element]:  # noqa: ARG001
    """Return what there is to know of a method: its arguments, its errors, an example answer.

    Of the permission that it needs 0 is none, 1 is read, 2 is write and 3 is delete.

    method_name: The name of the method.
    """
    entry = manual.named(method_name)
    return reflection.method_info(entry, (manual.API_KEY, *entry.arguments))
