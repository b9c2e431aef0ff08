"""The methods flickr.commons.*."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.responses import institutions as responses
from chalicelib.store import institutions


@method("flickr.commons.getInstitutions")
def get_institutions(call: Call) -> Element:  # noqa: ARG001
    """Return the institutions of the commons, whose photos have no known copyright restrictions."""
    return responses.institutions(institutions.every())
