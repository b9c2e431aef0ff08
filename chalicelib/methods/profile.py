"""The methods flickr.profile.*."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model.failures import PersonNotFound
from chalicelib.responses import people as responses
from chalicelib.store import people


@method("flickr.profile.getProfile", errors={1: PersonNotFound("Invalid NSID provided")})
def get_profile(call: Call, *, user_id: str) -> Element:
    """Return what a person says of themselves.

    user_id: The person's NSID, or me for the caller.
    """
    return responses.profile(people.get(call.nsid(user_id)))
