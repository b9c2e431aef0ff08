"""<photoid>, <ticketid> and <uploader>."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chalicelib.formats.element import Element, text
from chalicelib.model.upload import Ticket

_COMPLETE = {"waiting": 0, "done": 1, "failed": 2}


def photo_id(new_id: str) -> Element:
    """What an upload answers."""
    return text("photoid", new_id)


def ticket_id(new_id: str) -> Element:
    """What an upload with ``async=1`` answers."""
    return text("ticketid", new_id)


def tickets(asked: Sequence[str], known: Mapping[str, Ticket]) -> Element:
    """What flickr.photos.upload.checkTickets answers."""
    found = [_ticket(ticket_id, known.get(ticket_id)) for ticket_id in asked]
    return Element("uploader").many("ticket", found)


def form(address: str, fields: Mapping[str, str], ticket: Ticket, expires: int) -> Element:
    """What pushr.upload.prepare answers: where to POST the file, and with which fields."""
    listed = [Element("field", value, name=name) for name, value in fields.items()]
    answer = Element("upload", ticket_id=ticket.id, url=address, expires=str(expires))
    return answer.many("field", listed)


def _ticket(ticket_id: str, ticket: Ticket | None) -> Element:
    if ticket is None:
        return Element("ticket", id=ticket_id, invalid=1)
    answer = Element("ticket", id=ticket.id, complete=_COMPLETE[ticket.progress])
    if ticket.progress == "done":
        answer.attributes.update(photoid=ticket.photo_id, imported=None)
    return answer
