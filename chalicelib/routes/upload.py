"""/services/upload: a file becomes a photo. Answers are always REST, whatever format is asked."""

from __future__ import annotations

from typing import Literal

from chalice import Blueprint
from chalice.app import Response

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.media import ingest
from chalicelib.model.person import Person
from chalicelib.model.photo import check_words
from chalicelib.model.tag import split
from chalicelib.model.upload import UploadTerms
from chalicelib.model.upload_failures import (
    FileEmpty,
    FileTooLarge,
    FiletypeUnknown,
    NoPhoto,
    QuotaExceeded,
    TicketNotFound,
    UploadFailed,
)
from chalicelib.model.visibility import Visibility
from chalicelib.responses import upload as responses
from chalicelib.routes import outgoing
from chalicelib.routes.answer import Door, answer

bp = Blueprint(__name__)


@bp.route("/services/upload", methods=["GET", "POST"], content_types=["*/*"], cors=True)
def upload() -> Response:
    return answer(bp.current_request, Door(find=lambda _: add, write=outgoing.always_rest))


@method(
    "upload",
    perms="write",
    errors={
        2: NoPhoto,
        3: UploadFailed,
        4: FileEmpty,
        5: FiletypeUnknown,
        6: QuotaExceeded,
        8: FileTooLarge,
        119: TicketNotFound,  # pushr's own; 9 is a duplicate
    },
)
def add(  # noqa: PLR0913
    call: Call,
    *,
    title: str | None = None,
    description: str | None = None,
    tags: str = "",
    is_public: bool | None = None,
    is_friend: bool | None = None,
    is_family: bool | None = None,
    safety_level: Literal[1, 2, 3] | None = None,
    content_type: Literal[1, 2, 3] | None = None,
    hidden: Literal[1, 2] = 1,
    async_: bool = False,
    ticket_id: str = "",
) -> Element:
    """Upload a photo: the file part ``photo`` of a multipart form.

    title: The title; without it, what the file itself says.
    description: The description; without it, what the file itself says.
    tags: Tags, separated by spaces; quotes keep the words of one tag together.
    is_public: 1 for everybody to see it; without any of the three, the person's own default.
    is_friend: 1 for friends to see it while it is not public.
    is_family: 1 for family to see it while it is not public.
    safety_level: 1 safe, 2 moderate, 3 restricted.
    content_type: 1 photo, 2 screenshot, 3 other.
    hidden: 1 to be found in public searches, 2 to be left out of them.
    async: 1 to be answered by a ticket at once, for flickr.photos.upload.checkTickets.
    ticket_id: Instead of a file: the ticket of pushr.upload.prepare under which it was sent.
    """
    check_words(title, description)
    owner = call.caller
    terms = UploadTerms(
        title=title,
        description=description,
        tags=tuple(split(tags)),
        visibility=_visibility(owner, is_public, is_friend, is_family),
        safety_level=safety_level or owner.safety_level,
        content_type=content_type or owner.content_type,
        hidden=hidden == 2,  # noqa: PLR2004
    )
    if ticket_id:
        return _complete(ticket_id, terms, call, later=async_)
    return _add(call.files.get("photo"), terms, call, later=async_)


def _add(data: bytes | None, terms: UploadTerms, call: Call, *, later: bool) -> Element:
    if data is None:
        raise NoPhoto
    if later:
        return responses.ticket_id(ingest.later(data, terms, call.caller, call.now).id)
    return responses.photo_id(ingest.add(data, terms, call.caller, call.now).id)


def _complete(ticket_id: str, terms: UploadTerms, call: Call, *, later: bool) -> Element:
    ticket = ingest.waiting(ticket_id, call.caller)
    if later:
        return responses.ticket_id(ingest.complete_later(ticket, terms, call.now).id)
    return responses.photo_id(ingest.complete(ticket, terms, call.caller, call.now).id)


def _visibility(owner: Person, *flags: bool | None) -> Visibility:
    if all(flag is None for flag in flags):
        return owner.privacy
    is_public, is_friend, is_family = map(bool, flags)
    return Visibility(is_public=is_public, is_friend=is_friend, is_family=is_family)
