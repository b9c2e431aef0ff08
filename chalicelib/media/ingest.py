"""Ingest: an upload becomes a photo."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from chalicelib.logs import log
from chalicelib.media import exif, image
from chalicelib.model.failures import Failure, PersonDeleted, PersonNotFound
from chalicelib.model.ids import new_id, new_secret
from chalicelib.model.person import Person
from chalicelib.model.photo import Location, Photo, Remake
from chalicelib.model.photo_failures import PhotoNotFound
from chalicelib.model.tag import TAGS_MAX, tagged
from chalicelib.model.upload import Ticket, UploadTerms
from chalicelib.model.upload_failures import (
    FileEmpty,
    FileTooLarge,
    FiletypeUnknown,
    QuotaExceeded,
    TicketNotFound,
)
from chalicelib.model.visibility import GeoVisibility
from chalicelib.settings import settings
from chalicelib.shapes import named
from chalicelib.store import blobs, people, photos, queues, uploads
from chalicelib.store import exif as tags

_FORM_SECONDS = 3600  # to send a large file over a slow line
_HOPELESS = (
    FileEmpty,
    FileTooLarge,
    FiletypeUnknown,
    QuotaExceeded,
    PersonNotFound,
    PersonDeleted,
    PhotoNotFound,
)  # trying again would not help
_EXIF_ACCURACY = 16  # a camera's own position is as good as a street

CONTENT_TYPES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "heic": "image/heic",
}


def add(data: bytes, terms: UploadTerms, owner: Person, now: float, photo_id: str = "") -> Photo:
    """Make a photo of a file, kept byte for byte. Raises the failures of an upload.

    The file is kept before the photo is written: a photo that is written has its file, and the
    table's stream takes it from there.
    """
    facts = check(data)
    _count(owner, len(data), now)
    found = exif.read(data)
    photo = _photo(found, facts.format, terms, owner, now)
    if photo_id:
        photo = replace(photo, id=photo_id)
    photo = replace(photo, bytes=len(data)).assigned(named.around(photo.location))
    blobs.put(photo.key, data, CONTENT_TYPES[facts.format])
    tags.put(photo, found.tags)
    photos.add(photo)
    return photo


def renew(photo_id: str, data: bytes, owner: Person, now: float) -> Photo:
    """Replace the file of an own photo, whose sizes the worker then makes anew.

    Raises PhotoNotFound and the failures of an upload.
    """
    before = photos.own(photo_id, owner.nsid)
    facts = check(data)
    _count(owner, len(data), now)
    remake = Remake(
        secret=new_secret(),
        original_secret=new_secret(20),
        original_format=facts.format,
        rotation=0,
        bytes=len(data),
    )
    new = replace(before, remake=remake).remade
    blobs.put(new.key, data, CONTENT_TYPES[facts.format])
    tags.put(new, exif.read(data).tags)
    after = photos.change(photo_id, lambda photo: replace(photo, remake=remake))
    blobs.remove(before.remade.keys - before.keys - after.keys)  # a file that was never shown
    return after


def renew_later(photo_id: str, data: bytes, owner: Person, now: float) -> Ticket:
    """Have it replaced by the worker. Raises PhotoNotFound and what ``check`` raises."""
    ticket = renewing(_ticket(owner, UploadTerms(), now), photo_id, owner)
    check(data)
    blobs.put(ticket.key, data, "application/octet-stream")
    _hand_over(ticket, now)
    return ticket


def renewing(ticket: Ticket, photo_id: str, owner: Person) -> Ticket:
    """A ticket whose file becomes that of an own photo. Raises PhotoNotFound."""
    photo = photos.own(photo_id, owner.nsid)
    return replace(ticket, photo_id=photo.id, replaces=True)


def check(data: bytes) -> image.ImageFacts:
    """Whether a file can become a photo. Raises FileEmpty, FileTooLarge, FiletypeUnknown."""
    if not data:
        raise FileEmpty
    if len(data) > int(settings().upload_bytes_max):
        raise FileTooLarge
    return image.inspect(data)


def later(data: bytes, terms: UploadTerms, owner: Person, now: float) -> Ticket:
    """Have a photo made of a file by the worker. Raises what ``check`` raises."""
    check(data)
    ticket = _ticket(owner, terms, now)
    blobs.put(ticket.key, data, "application/octet-stream")
    _hand_over(ticket, now)
    return ticket


def prepare(owner: Person, now: float) -> tuple[Ticket, str, dict[str, str], int]:
    """A ticket and a form (address, fields, end) to put a large file straight into S3."""
    ticket = _ticket(owner, UploadTerms(), now)
    uploads.put_ticket(ticket, now)
    size_max = int(settings().upload_bytes_max)
    address, fields = blobs.upload_form(ticket.key, size_max, _FORM_SECONDS)
    return ticket, address, fields, int(now) + _FORM_SECONDS


def waiting(ticket_id: str, owner: Person) -> Ticket:
    """An own ticket whose upload has still to become a photo. Raises TicketNotFound."""
    ticket = uploads.ticket(ticket_id)
    if ticket.owner != owner.nsid or ticket.progress != "waiting":
        raise TicketNotFound
    return ticket


def complete(ticket: Ticket, terms: UploadTerms, owner: Person, now: float) -> Photo:
    """Make a photo of the file that waits for a ticket. Raises the failures of an upload.

    The ticket knows the id that the photo will have, so that doing it twice makes one photo.
    """
    if ticket.replaces:
        photo = renew(ticket.photo_id, _bytes(ticket), owner, now)
    else:
        photo = _once(ticket, terms, owner, now)
    uploads.put_ticket(replace(ticket, progress="done"), now)
    blobs.delete(ticket.key)
    return photo


def _once(ticket: Ticket, terms: UploadTerms, owner: Person, now: float) -> Photo:
    try:
        return photos.read(ticket.photo_id)
    except PhotoNotFound:
        return add(_bytes(ticket), terms, owner, now, ticket.photo_id)


def complete_later(ticket: Ticket, terms: UploadTerms, now: float) -> Ticket:
    """Have it made by the worker."""
    ticket = replace(ticket, terms=terms)
    _hand_over(ticket, now)
    return ticket


def finish(ticket_id: str, now: float) -> None:
    """What the worker does; an upload that cannot become a photo says so on its ticket."""
    ticket = uploads.ticket(ticket_id)
    if ticket.progress != "waiting":
        return
    try:
        complete(ticket, ticket.terms, people.get(ticket.owner), now)
    except _HOPELESS as failure:
        _give_up(ticket, failure, now)


def _give_up(ticket: Ticket, failure: Failure, now: float) -> None:
    log().warning("upload failed", ticket_id=ticket.id, failure=failure.message)
    uploads.put_ticket(replace(ticket, progress="failed"), now)
    blobs.delete(ticket.key)


def _hand_over(ticket: Ticket, now: float) -> None:
    uploads.put_ticket(ticket, now)
    queues.send(settings().uploads_queue, [{"ticket_id": ticket.id}])


def _bytes(ticket: Ticket) -> bytes:
    try:
        return blobs.get(ticket.key)
    except FileNotFoundError as error:
        raise FileEmpty from error


def _ticket(owner: Person, terms: UploadTerms, now: float) -> Ticket:
    photo_id = new_id(now)
    ticket_id = f"{owner.number}-{photo_id}-{new_secret()}"  # a ticket is asked after unsigned
    return Ticket(id=ticket_id, owner=owner.nsid, terms=terms, photo_id=photo_id)


def _count(owner: Person, size: int, now: float) -> None:
    """Hold an upload against the month's allowance; pro accounts have no limit."""
    if uploads.count(owner.nsid, size, now) > int(settings().free_bytes_monthly):
        if owner.is_pro:
            return
        uploads.count(owner.nsid, -size, now)
        raise QuotaExceeded


def _photo(
    found: exif.Exif, extension: str, terms: UploadTerms, owner: Person, now: float
) -> Photo:
    taken = found.taken
    return Photo(
        id=new_id(now),
        owner=owner.nsid,
        secret=new_secret(),
        original_secret=new_secret(20),
        original_format=extension,
        title=terms.title if terms.title is not None else found.title,
        description=terms.description if terms.description is not None else found.description,
        tags=tagged((*terms.tags, *found.keywords), owner.nsid)[:TAGS_MAX],
        visibility=terms.visibility,
        safety_level=terms.safety_level,
        content_type=terms.content_type,
        hidden=terms.hidden,
        license=owner.license,
        posted=int(now),
        updated=int(now),
        taken=taken or _moment(now),
        taken_unknown=taken is None,
        location=_location(found, owner),
        camera=found.camera,
    )


def _location(found: exif.Exif, owner: Person) -> Location | None:
    if found.location is None:
        return None
    latitude, longitude = found.location
    return Location(
        latitude=latitude,
        longitude=longitude,
        accuracy=_EXIF_ACCURACY,
        visibility=GeoVisibility.preferred(owner.geo_perms),
    )


def _moment(now: float) -> str:
    return f"{datetime.fromtimestamp(now, UTC):%Y-%m-%d %H:%M:%S}"
