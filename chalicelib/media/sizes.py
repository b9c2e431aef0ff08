"""Sizes: the files that a photo is shown by, made after its upload by a worker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chalicelib.media import image
from chalicelib.media.resize import Rendition, renditions
from chalicelib.model.failures import PhotoNotFound
from chalicelib.model.ids import new_secret
from chalicelib.model.photo import Photo, Size
from chalicelib.settings import settings
from chalicelib.store import blobs, photos, queues
from chalicelib.store.photos import Change

# Up to b they share the photo's secret: who knows one such file must not guess a larger one.
_OWN_SECRET = {"h", "k"}
_ORIGINAL = "o"


def order(changes: Iterable[Change]) -> None:
    """Have sizes made for the photos that have none."""
    lacking = {change.new.id: None for change in changes if change.new and not change.new.is_ready}
    queues.send(settings().resizes_queue, [{"photo_id": photo_id} for photo_id in lacking])


def make(photo_id: str, now: float) -> None:
    """Make a photo's sizes, after which it is announced. A photo that is gone has none."""
    try:
        photo = photos.read(photo_id)
    except PhotoNotFound:
        return
    if photo.is_ready:
        return
    original = blobs.get(photo.key)
    made = [_keep(photo, rendition) for rendition in renditions(original)]
    facts = image.inspect(original)
    whole = Size(
        suffix=_ORIGINAL, width=facts.width, height=facts.height, secret=photo.original_secret
    )
    photos.change(photo_id, lambda p: replace(p, sizes=(*made, whole), updated=int(now)))


def _keep(photo: Photo, rendition: Rendition) -> Size:
    own = rendition.suffix in _OWN_SECRET
    size = Size(
        suffix=rendition.suffix,
        width=rendition.width,
        height=rendition.height,
        secret=new_secret() if own else photo.secret,
    )
    blobs.put(photo.path(size), rendition.jpeg, "image/jpeg")
    return size
