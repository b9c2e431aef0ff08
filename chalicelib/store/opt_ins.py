"""ADDRESS#<address> / <nsid>: whether it wants a person's mails; MAIL#<token> leads there.

Both go when nobody answered, and stay when somebody did.
"""

from __future__ import annotations

from chalicelib.model.opt_in import OPEN_SECONDS, OptIn
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item


def put(opt_in: OptIn) -> None:
    """Remember a question or an answer."""
    whose = {"nsid": opt_in.nsid, "address": opt_in.address}
    kept = {} if opt_in.said else {"expires": opt_in.asked + OPEN_SECONDS}
    _put({**keys.mail_token(opt_in.token), **whose, **kept})
    asked = {"token": opt_in.token, "asked": opt_in.asked, "said": opt_in.said}
    _put({**keys.opt_in(opt_in.nsid, opt_in.address), **whose, **asked, **kept})


def find(nsid: str, address: str) -> OptIn | None:
    """What an address was asked and has said, as it is at this very moment."""
    item = table.get(settings().people_table, keys.opt_in(nsid, address), consistent=True)
    return _opt_in(item) if item else None


def by_token(token: str) -> OptIn | None:
    """What a mail's link is about."""
    item = table.get(settings().people_table, keys.mail_token(token), consistent=True)
    return find(item["nsid"], item["address"]) if item else None


def _put(item: Item) -> None:
    table.put(settings().people_table, item)


def _opt_in(item: Item) -> OptIn:
    return OptIn(
        nsid=item["nsid"],
        address=item["address"],
        token=item["token"],
        asked=item["asked"],
        said=item["said"],
    )
