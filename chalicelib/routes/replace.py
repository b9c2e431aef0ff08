"""/services/replace: another file for a photo. Answers are always REST, as those of an upload."""

from __future__ import annotations

from chalice import Blueprint
from chalice.app import Response

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.media import ingest
from chalicelib.model.failures import ParameterMissing, ProOnly
from chalicelib.model.photo_failures import PhotoNotFound
from chalicelib.model.upload import UploadTerms
from chalicelib.model.upload_failures import (
    FileEmpty,
    FileTooLarge,
    FiletypeUnknown,
    QuotaExceeded,
    TicketNotFound,
    UploadFailed,
)
from chalicelib.responses import photos, upload
from chalicelib.routes import outgoing
from chalicelib.routes.answer import Door, answer

bp = Blueprint(__name__)


@bp.route("/services/replace", methods=["GET", "POST"], content_types=["*/*"])
def replace() -> Response:
    return answer(bp.current_request, Door(find=lambda _: renew, write=outgoing.always_rest))


@method(
    "replace",
    perms="write",
    errors={
        1: ProOnly("Not a pro account"),
        2: ParameterMissing("No photo specified"),
        3: UploadFailed,
        4: FileEmpty,
        5: FiletypeUnknown,
        6: QuotaExceeded("Upload limit reached. For more info, visit flickr.com/pro"),
        8: FileTooLarge,
        119: TicketNotFound,  # pushr's own, as the next
        120: PhotoNotFound,
    },
)
def renew(call: Call, *, photo_id: str, async_: bool = False, ticket_id: str = "") -> Element:
    """Give one of the caller's photos another file: the file part ``photo`` of a multipart form.

    All that is said of the photo stays. Its sizes are made anew under the secrets that are
    answered, within moments; until then the photo is shown as it was.

    photo_id: The id of the photo.
    async: 1 to be answered by a ticket at once, for flickr.photos.upload.checkTickets.
    ticket_id: Instead of a file: the ticket of pushr.upload.prepare under which it was sent.
    """
    if not call.caller.is_pro:
        raise ProOnly
    if ticket_id:
        return _complete(ticket_id, photo_id, call, later=async_)
    data = call.files.get("photo")
    if data is None:
        raise ParameterMissing
    if async_:
        return upload.ticket_id(ingest.renew_later(photo_id, data, call.caller, call.now).id)
    return photos.remade(ingest.renew(photo_id, data, call.caller, call.now))


def _complete(ticket_id: str, photo_id: str, call: Call, *, later: bool) -> Element:
    waiting = ingest.waiting(ticket_id, call.caller)
    ticket = ingest.renewing(waiting, photo_id, call.caller)
    if later:
        return upload.ticket_id(ingest.complete_later(ticket, UploadTerms(), call.now).id)
    return photos.remade(ingest.complete(ticket, UploadTerms(), call.caller, call.now))
