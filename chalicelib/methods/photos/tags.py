"""The methods flickr.photos.* that change a photo's tags."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.model import ids, tag
from chalicelib.model.photo import Photo
from chalicelib.model.photo_failures import PhotoNotFound, TagNotFound, TooManyTags
from chalicelib.model.reading import Text
from chalicelib.model.visibility import permitted
from chalicelib.responses import photos as responses
from chalicelib.store import contacts, people, photos


@method("flickr.photos.setTags", perms="write", errors={1: PhotoNotFound, 2: TooManyTags})
def set_tags(call: Call, *, photo_id: str, tags: Text) -> None:
    """Set the tags of one of the caller's photos, in place of those it has.

    photo_id: The id of the photo.
    tags: The tags, separated by spaces; quotes keep the words of one together; empty for none.
    """
    photos.own(photo_id, call.viewer)
    raws = tag.split(tags)

    def with_these(photo: Photo) -> Photo:
        return _tagged(call, photo, tag.instead(raws, call.caller.nsid, photo.tags))

    photos.change(photo_id, with_these)


@method("flickr.photos.addTags", perms="write", errors={1: PhotoNotFound, 2: TooManyTags})
def add_tags(call: Call, *, photo_id: str, tags: str) -> Element:
    """Add tags to a photo that lets the caller; those it has already are left as they are.

    photo_id: The id of the photo.
    tags: The tags, separated by spaces; quotes keep the words of one tag together.
    """
    before = photos.get(photo_id, seen_by=call.viewer)
    if not permitted(before.perm_addmeta, contacts.relation(before.owner, call.viewer)):
        raise PhotoNotFound
    raws = tag.split(tags)

    def with_more(photo: Photo) -> Photo:
        return _tagged(call, photo, photo.tags + tag.tagged(raws, call.caller.nsid, photo.tags))

    after = photos.change(photo_id, with_more)
    new = [each for each in after.tags if each not in before.tags]
    return responses.tags(new, after, people.owner(after), call.caller)


@method("flickr.photos.removeTag", perms="write", errors={1: TagNotFound})
def remove_tag(call: Call, *, tag_id: str) -> None:
    """Take a tag off a photo: any off the caller's own, the caller's own off any.

    tag_id: The tag's id, as flickr.photos.getInfo gives it.
    """
    photo_id, number = ids.parts(tag_id)

    def without(photo: Photo) -> Photo:
        left = tuple(each for each in photo.tags if each.number != number or not may(photo, each))
        if len(left) == len(photo.tags):
            raise TagNotFound
        return photo.edited(call.now, tags=left)

    def may(photo: Photo, each: tag.Tag) -> bool:
        return call.viewer in {photo.owner, each.author}

    try:
        photos.change(photo_id, without)
    except PhotoNotFound as error:
        raise TagNotFound from error


def _tagged(call: Call, photo: Photo, tags: tuple[tag.Tag, ...]) -> Photo:
    """A photo with these tags. Raises TooManyTags."""
    if len(tags) > tag.TAGS_MAX:
        raise TooManyTags
    return photo.edited(call.now, tags=tags)
