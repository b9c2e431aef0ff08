"""Topics that can be subscribed to, by their names, and what people call them."""

from __future__ import annotations

from collections.abc import Mapping

DISPLAY_NAMES: Mapping[str, str] = {
    "contacts_photos": "photos from your contacts",
    "contacts_faves": "favorites from your contacts",
    "photos_of_contacts": "photos of your contacts",
    "photos_of_me": "photos of you",
    "my_photos": "your photos",
    "my_faves": "your favorites",
    "geo": "photos from an area (geo)",
    "commons": "photos from the Flickr Commons",
    "tags": "photos with a tag (or tags)",
}
AT_LARGE = {"geo", "commons", "tags"}
"""Topics of the public at large: what is hidden from public searches is hidden from them."""
"""``galleries`` is reserved: it will come with galleries."""
