"""The methods flickr.places.*: a file for each kind, and all of them by name here."""

from __future__ import annotations

from chalicelib.methods.places.finding import find, find_by_lat_lon, places_for_bounding_box
from chalicelib.methods.places.one import (
    get_info,
    get_info_by_url,
    get_place_types,
    get_shape_history,
    resolve_place_id,
    resolve_place_url,
)
from chalicelib.methods.places.photographed import (
    get_children_with_photos_public,
    get_top_places_list,
    places_for_contacts,
    places_for_tags,
    places_for_user,
    tags_for_place,
)

__all__ = [
    "find",
    "find_by_lat_lon",
    "get_children_with_photos_public",
    "get_info",
    "get_info_by_url",
    "get_place_types",
    "get_shape_history",
    "get_top_places_list",
    "places_for_bounding_box",
    "places_for_contacts",
    "places_for_tags",
    "places_for_user",
    "resolve_place_id",
    "resolve_place_url",
    "tags_for_place",
]
