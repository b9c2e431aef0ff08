"""Where our answers are not as Flickr's recorded ones, each with its reason."""

from __future__ import annotations

_PAGED = "a page, as every list of photos is, so that it can be turned"
_DOCUMENTED = "Flickr's documented form: the recorded one was JSON with thumbnails beside the text"

SHAPES: dict[str, dict[str, str]] = {
    "flickr.tags.getClusterPhotos": dict.fromkeys(
        ("photos@page", "photos@pages", "photos@perpage", "photos@total"), _PAGED
    ),
    "flickr.tags.getHotList": dict.fromkeys(
        (
            "count",
            "period",
            "hottags@count",
            "hottags@period",
            "hottags/tag@score",
            'hottags/tag"text"',
            "hottags/tag/thm_data",
            "hottags/tag/thm_data/photos",
            "hottags/tag/thm_data/photos/photo",
            *(
                f"hottags/tag/thm_data/photos/photo@{name}"
                for name in (
                    *("farm", "id", "isfamily", "isfriend", "ispublic"),
                    *("owner", "secret", "server", "title", "username"),
                )
            ),
        ),
        _DOCUMENTED,
    ),
}
"""By method and path (``answers.shape_differences``)."""

TYPES: dict[str, dict[str, str]] = {}
"""By method and path (``answers.type_differences``)."""
