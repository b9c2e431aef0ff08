"""pushr.people.*: what administrators do with accounts."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.failures import AdministratorsOnly, PersonDeleted, PersonNotFound
from chalicelib.responses import people as responses
from chalicelib.store import people


@method(
    "pushr.people.setPro",
    perms="write",
    errors={1: PersonNotFound, 2: AdministratorsOnly, 5: PersonDeleted},
)
def set_pro(call: Call, *, user_id: str, is_pro: bool) -> Element:
    """Make an account a pro account, or no longer one. Only administrators may.

    user_id: The person's NSID, or me for the caller.
    is_pro: 1 for a pro account, 0 for a free one.
    """
    if not call.caller.is_admin:
        raise AdministratorsOnly
    person = people.get(call.nsid(user_id))
    return responses.status(people.change(person.nsid, is_pro=is_pro))
