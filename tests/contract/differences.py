"""Where our answers are not as Flickr's recorded ones, each with its reason."""

from __future__ import annotations

_PAGED = "a page, as every list of photos is, so that it can be turned"
_DOCUMENTED = "Flickr's documented form: the recorded one was JSON with thumbnails beside the text"

_NOTE = (
    *("", '"text"', "@author", "@authorisdeleted", "@authorispro", "@authorname"),
    *("@authorrealname", "@h", "@id", "@photo_id", "@w", "@x", "@y"),
)
_GIFT = ("", "@gift_eligible", "@new_flow", "/eligible_durations")
_POOL = (*("", "@iconfarm", "@iconserver", "@id", "@members", "@pool_count", "@title", "@url"),)
_KINDS = ("neighbourhood", "locality", "county", "region", "country")
_PLACE = (
    *("@place_id", "@woeid", "/county", '/county"text"', '/neighbourhood"text"'),
    *(f"/{kind}@{name}" for kind in _KINDS for name in ("place_id", "woeid")),
)


def _all(before: str, paths: tuple[str, ...], why: str) -> dict[str, str]:
    return dict.fromkeys((before + path for path in paths), why)


_LOCATION = {
    **_all("photo/location", _PLACE, "in Flickr's JSON, though in no XML that was recorded"),
}

_TIMEZONE = ("", "@label", "@offset", "@timezone", "@timezone_id")
_PLANS = (
    *("@all_rights_reserved_photos_count", "@expire", "@has_adfree", "@has_stats", "@pro_badge"),
    *("@has_free_educational_resources", "@has_free_standard_shipping", "@is_cognito_user"),
    *("@upload_count", "@upload_limit", "@upload_limit_status"),
)
_PROFILE = (
    *("@country", "@email", "@facebook", "@hometown", "@instagram", "@occupation", "@pinterest"),
    *("@showcase_set", "@showcase_set_title", "@tumblr", "@twitter", "@website"),
)
_GEO = (
    *("@geo_is_contact", "@geo_is_family", "@geo_is_friend", "@geo_is_public"),
    *("@place_id", "@woeid"),
)
_PARENTS = ("locality", "county", "region", "country")
_IN_PLACE = ("latitude", "longitude", "place_id", "place_url", "woeid")
_EXAMPLE = ("/explanation", '/explanation"text"', "/response", '/response"text"')
_EVERY_LIST = {"photos@perpage": "as every other list of photos has it; per_page is there, too"}

SHAPES: dict[str, dict[str, str]] = {
    "flickr.people.getInfo": {
        **_all("person", _PLANS, "what Flickr sells, and how many photos it then lets one have"),
        **_all("person/timezone", _TIMEZONE, "times are told in UTC to everybody"),
        **_all("person/mbox_sha1sum", ("", '"text"'), "whoever guesses an address could tell"),
    },
    "flickr.people.getPublicPhotos": _all(
        "photos/photo", _GEO, "as in Flickr's other lists; the recorded photo was nowhere"
    ),
    "flickr.people.getUploadStatus": _all(
        "user", ("@upload_limit", "@upload_limit_status"), "bytes are limited, photos are not"
    ),
    "flickr.photos.getContactsPhotos": _EVERY_LIST,
    "flickr.photos.getContactsPublicPhotos": _EVERY_LIST,
    "flickr.profile.getProfile": _all("profile", _PROFILE, "people are not asked for it here"),
    "flickr.reflection.getMethodInfo": _all(
        "method", _EXAMPLE, "documented by Flickr, though in no answer that was recorded"
    ),
    "flickr.interestingness.getList": _all(
        "extra",
        ("", "@explore_date", "@next_prelude_interval"),
        "Flickr's own programs read it; a list of photos is one element here, for every feed",
    ),
    "flickr.panda.getPhotos": dict.fromkeys(
        ("photos@page", "photos@pages", "photos@perpage"), _PAGED
    ),
    "flickr.photos.geo.getLocation": _LOCATION,
    "flickr.photos.getAllContexts": _all("pool", _POOL, "there are no groups yet"),
    "flickr.photos.getInfo": {
        **_LOCATION,
        **_all("photo/notes/note", _NOTE, "nobody can write notes yet"),
        **_all("photo/owner/gift", _GIFT, "nobody gives memberships away"),
    },
    "flickr.places.getInfo": {
        **_all(
            "place",
            (
                "@timezone",
                *(f"/{kind}{part}" for kind in _PARENTS for part in ("", '"text"')),
                *(f"/{kind}@{name}" for kind in _PARENTS for name in _IN_PLACE),
            ),
            "as flickr.places.getInfoByUrl; recorded when Flickr had lost them",
        ),
    },
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
