"""pushr.upload.*: files too large for the API's own door, which takes 10 MB at most on AWS."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.media import ingest
from chalicelib.responses import upload


@method("pushr.upload.prepare", perms="write")
def prepare(call: Call) -> Element:
    """Return a form to POST a large file with, straight into the store, within an hour.

    Send every ``field`` as a form field and the file last, as the field ``file``; then call
    /services/upload as usual, with ``ticket_id`` instead of the file.
    """
    ticket, address, fields, expires = ingest.prepare(call.caller, call.now)
    return upload.form(address, fields, ticket, expires)
