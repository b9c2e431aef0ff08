"""TICKET#<id> / TICKET: uploads under way; PERSON#<nsid> / UPLOADED#<month>: bytes of a month."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

from chalicelib.model.upload import Ticket, UploadTerms
from chalicelib.model.upload_failures import TicketNotFound
from chalicelib.model.visibility import Visibility
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item

TICKET_SECONDS = 7 * 86_400  # how long a client may ask what became of an upload
_MONTH_SECONDS = 40 * 86_400


def put_ticket(ticket: Ticket, now: float) -> None:
    """Remember an upload under way, or what became of it."""
    item = {
        **keys.ticket(ticket.id),
        **asdict(ticket),
        "terms": {**asdict(ticket.terms), "visibility": ticket.terms.visibility.bits},
        "expires": int(now) + TICKET_SECONDS,
    }
    table.put(settings().people_table, item)


def ticket(ticket_id: str) -> Ticket:
    """An upload under way. Raises TicketNotFound."""
    item = table.get(settings().people_table, keys.ticket(ticket_id), consistent=True)
    if item is None:
        raise TicketNotFound
    return _ticket(item)


def tickets(ticket_ids: list[str]) -> dict[str, Ticket]:
    """The uploads of these tickets that are known, by id."""
    keyed = map(keys.ticket, ticket_ids)
    items = table.get_many(settings().people_table, keyed, consistent=True)
    return {ticket.id: ticket for ticket in map(_ticket, items)}


def count(nsid: str, size: int, now: float) -> int:
    """Add to the bytes a person has uploaded this month (UTC); answers their sum."""
    counted = table.add(
        settings().people_table,
        keys.uploaded(nsid, _month(now)),
        {"bytes": size},
        expires=int(now) + _MONTH_SECONDS,
    )
    return int(counted["bytes"])


def counted(nsid: str, now: float) -> int:
    """The bytes a person has uploaded this month (UTC)."""
    item = table.get(settings().people_table, keys.uploaded(nsid, _month(now)))
    return int(item["bytes"]) if item else 0


def _month(now: float) -> str:
    return f"{datetime.fromtimestamp(now, UTC):%Y-%m}"


def _ticket(item: Item) -> Ticket:
    terms = {**item["terms"], "tags": tuple(item["terms"]["tags"])}
    terms["visibility"] = Visibility.from_bits(terms["visibility"])
    fields = {name: item[name] for name in item.keys() - {"pk", "sk", "expires"}}
    return Ticket(**{**fields, "terms": UploadTerms(**terms)})
