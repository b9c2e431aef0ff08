"""Sizes: the files that a photo is shown by, made by a worker.

They are made after the upload, and anew when the photo was rotated or its file replaced: the
photo stays as it was until its new files are there, and changes over to them in one write.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chalicelib.media import image
from chalicelib.media.resize import Rendition, renditions
from chalicelib.model.ids import new_secret
from chalicelib.model.photo import Photo, Size
from chalicelib.model.photo_failures import PhotoNotFound
from chalicelib.settings import settings
from chalicelib.store import blobs, photos, queues
from chalicelib.store.stream import Change

# Up to b they share the photo's secret: who knows one such file must not guess a larger one.
_OWN_SECRET = {"h", "k"}
_ORIGINAL = "o"


def order(changes: Iterable[Change]) -> None:
    """Have sizes made for the photos that need them."""
    lacking = {change.new.id: None for change in changes if change.new and change.new.needs_sizes}
    queues.send(settings().resizes_queue, [{"photo_id": photo_id} for photo_id in lacking])


def make(photo_id: str, now: float) -> None:
    """Make a photo's sizes, after which it is announced. A photo that is gone has none."""
    try:
        photo = photos.read(photo_id)
    except PhotoNotFound:
        return
    if photo.needs_sizes:
        made = replace(photo.remade, sizes=_made(photo.remade), updated=int(now))
        _change_over(photo, made)


def _change_over(photo: Photo, made: Photo) -> None:
    """Let a photo have its new files, and remove those that nothing shows any more.

    If it was rotated or replaced again meanwhile, the new ones are what nobody needs.
    """

    def changed(current: Photo) -> Photo:
        same = (current.remake, current.sizes) == (photo.remake, photo.sizes)
        new = replace(current.remade, sizes=made.sizes, updated=made.updated)
        return new if same else current

    try:
        after = photos.change(photo.id, changed)
    except PhotoNotFound:
        blobs.remove(photo.keys | made.keys)
        return
    blobs.remove((photo.keys | made.keys) - after.keys - after.remade.keys)


def _made(photo: Photo) -> tuple[Size, ...]:
    original = blobs.get(photo.key)
    made = [_keep(photo, rendition) for rendition in renditions(original, photo.rotation)]
    facts = image.inspect(original)
    whole = Size(
        suffix=_ORIGINAL, width=facts.width, height=facts.height, secret=photo.original_secret
    )
    return (*made, whole)


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
