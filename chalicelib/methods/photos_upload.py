"""The methods flickr.photos.upload.*."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.reading import CommaList
from chalicelib.responses import upload
from chalicelib.store import uploads


@method("flickr.photos.upload.checkTickets")
def check_tickets(call: Call, *, tickets: CommaList) -> Element:  # noqa: ARG001
    """Return what became of uploads with ``async=1``: 0 under way, 1 done, 2 failed.

    tickets: The tickets to ask after, separated by commas.
    """
    return upload.tickets(tickets, uploads.tickets(list(tickets)))
