"""The methods flickr.photos.*: a file for each kind, and all of them by name here."""

from __future__ import annotations

from chalicelib.methods.photos.change import (
    delete,
    set_content_type,
    set_dates,
    set_meta,
    set_perms,
    set_safety_level,
)
from chalicelib.methods.photos.contacts import get_contacts_photos, get_contacts_public_photos
from chalicelib.methods.photos.contexts import get_all_contexts, get_context
from chalicelib.methods.photos.everybody import get_recent
from chalicelib.methods.photos.mine import (
    get_counts,
    get_not_in_set,
    get_untagged,
    get_with_geo_data,
    get_without_geo_data,
    recently_updated,
)
from chalicelib.methods.photos.one import (
    get_exif,
    get_favorites,
    get_info,
    get_perms,
    get_sizes,
)
from chalicelib.methods.photos.searching import search
from chalicelib.methods.photos.tags import add_tags, remove_tag, set_tags

__all__ = [
    "add_tags",
    "delete",
    "get_all_contexts",
    "get_contacts_photos",
    "get_contacts_public_photos",
    "get_context",
    "get_counts",
    "get_exif",
    "get_favorites",
    "get_info",
    "get_not_in_set",
    "get_perms",
    "get_recent",
    "get_sizes",
    "get_untagged",
    "get_with_geo_data",
    "get_without_geo_data",
    "recently_updated",
    "remove_tag",
    "search",
    "set_content_type",
    "set_dates",
    "set_meta",
    "set_perms",
    "set_safety_level",
    "set_tags",
]
