"""What Flickr says of the methods that pushr has: permission, required arguments, own errors.

Errors that cannot happen here are left out, such as a server's that has rotation disabled.
"""

from __future__ import annotations

_PHOTO = {1: "Photo not found"}
_USER = {1: "User not found"}
_PUSH = {
    1: "Required parameter missing",
    2: "Invalid parameter value",
    4: "Callback failed or invalid response",
    6: "Subscription awaiting verification callback response - try again later",
}
_PRO = {5: "Service currently available only to pro accounts"}

_TAGS = {**_PHOTO, 2: "Maximum number of tags reached"}
_COMMENT = {1: "Photo not found.", 2: "Comment not found."}

CONTRACT: dict[str, tuple[str, set[str], dict[int, str]]] = {
    "flickr.auth.checkToken": ("none", {"auth_token"}, {}),
    "flickr.auth.getFrob": ("none", set(), {}),
    "flickr.auth.getFullToken": ("none", {"mini_token"}, {1: "Mini-token not found"}),
    "flickr.auth.getToken": ("none", {"frob"}, {108: "Invalid frob"}),
    "flickr.auth.oauth.checkToken": ("none", {"oauth_token"}, {}),
    "flickr.auth.oauth.getAccessToken": ("none", set(), {}),
    "flickr.favorites.add": (
        "write",
        {"photo_id"},
        {
            **_PHOTO,
            2: "Photo is owned by you",
            3: "Photo is already in favorites",
            4: "User cannot see photo",
        },
    ),
    "flickr.favorites.remove": (
        "write",
        {"photo_id"},
        {
            1: "Photo not in favorites",
            2: "Cannot remove photo from that user's favorites",
            3: "User not found",
        },
    ),
    "flickr.people.findByUsername": ("none", {"username"}, _USER),
    "flickr.people.getInfo": ("none", {"user_id"}, {**_USER, 5: "User deleted"}),
    "flickr.people.getPhotos": (
        "none",
        {"user_id"},
        {1: "Required arguments missing", 2: "Unknown user", 5: "User deleted"},
    ),
    "flickr.people.getPublicPhotos": ("none", {"user_id"}, _USER),
    "flickr.photos.addTags": ("write", {"photo_id", "tags"}, _TAGS),
    "flickr.photos.comments.addComment": (
        "write",
        {"photo_id", "comment_text"},
        {1: "Photo not found.", 8: "Blank comment.", 9: "User is posting comments too fast."},
    ),
    "flickr.photos.comments.deleteComment": ("write", {"comment_id"}, _COMMENT),
    "flickr.photos.comments.editComment": (
        "write",
        {"comment_id", "comment_text"},
        {**_COMMENT, 8: "Blank comment."},
    ),
    "flickr.photos.comments.getList": ("none", {"photo_id"}, _PHOTO),
    "flickr.photos.delete": ("delete", {"photo_id"}, _PHOTO),
    "flickr.photos.geo.correctLocation": (
        "write",
        {"photo_id"},  # Flickr's lists ask for foursquare_id too, but Foursquare is not here
        {
            2: "Missing place ID",
            3: "Not a valid place ID",
            120: "Photo not found",  # pushr's own, as the next
            121: "Photo has no location information",
        },
    ),
    "flickr.photos.geo.getLocation": (
        "none",
        {"photo_id"},
        {1: "Photo not found.", 2: "Photo has no location information."},
    ),
    "flickr.photos.geo.removeLocation": (
        "write",
        {"photo_id"},
        {**_PHOTO, 2: "Photo has no location information"},
    ),
    "flickr.photos.geo.setLocation": (
        "write",
        {"photo_id", "lat", "lon"},
        {
            **_PHOTO,
            2: "Required arguments missing.",
            3: "Not a valid latitude.",
            4: "Not a valid longitude.",
            5: "Not a valid accuracy.",
        },
    ),
    "flickr.photos.getInfo": ("none", {"photo_id"}, _PHOTO),
    "flickr.photos.getSizes": ("none", {"photo_id"}, {**_PHOTO, 2: "Permission denied"}),
    "flickr.photos.licenses.getInfo": ("none", set(), {}),
    "flickr.photos.licenses.setLicense": (
        "write",
        {"photo_id", "license_id"},
        {**_PHOTO, 2: "License not found"},
    ),
    "flickr.photos.people.add": (
        "write",
        {"photo_id", "user_id"},
        {
            1: "Person not found",
            2: "Photo not found",
            4: "User cannot add people to that photo",
            5: "Person can't be tagged in that photo",
            6: "Some co-ordinate paramters were blank",
            7: "Can't add that person to a non-public photo",
            8: "Too many people in that photo",
        },
    ),
    "flickr.photos.people.delete": (
        "write",
        {"photo_id", "user_id"},
        {1: "Person not found", 2: "Photo not found", 3: "User cannot remove that person"},
    ),
    "flickr.photos.people.getList": ("none", {"photo_id"}, _PHOTO),
    "flickr.photos.removeTag": ("write", {"tag_id"}, {1: "Tag not found"}),
    "flickr.photos.setContentType": (
        "write",
        {"photo_id", "content_type"},
        {**_PHOTO, 2: "Required arguments missing"},
    ),
    "flickr.photos.setDates": (
        "write",
        {"photo_id"},
        {
            **_PHOTO,
            2: "Not enough arguments",
            3: "Invalid granularity",
            4: "Invalid date_posted",
            5: "Invalid Date Taken Format",
            6: "Invalid Date Taken",
        },
    ),
    "flickr.photos.setMeta": (
        "write",
        {"photo_id"},
        {**_PHOTO, 2: "At least one of title or description must be set"},
    ),
    "flickr.photos.setPerms": (
        "write",
        {"photo_id", "is_public", "is_friend", "is_family"},
        {**_PHOTO, 2: "Required arguments missing"},
    ),
    "flickr.photos.setSafetyLevel": (
        "write",
        {"photo_id"},
        {**_PHOTO, 2: "Invalid or missing arguments"},
    ),
    "flickr.photos.setTags": ("write", {"photo_id", "tags"}, _TAGS),
    "flickr.photos.transform.rotate": (
        "write",
        {"photo_id", "degrees"},
        {**_PHOTO, 2: "Invalid rotation"},
    ),
    "flickr.photos.upload.checkTickets": ("none", {"tickets"}, {}),
    "flickr.push.getSubscriptions": ("read", set(), _PRO),
    "flickr.push.getTopics": ("none", set(), {}),
    "flickr.push.subscribe": (
        "read",
        {"topic", "callback", "verify"},
        {**_PUSH, **_PRO, 3: "Callback URL already in use for a different subscription"},
    ),
    "flickr.push.unsubscribe": (
        "read",
        {"topic", "callback", "verify"},
        {**_PUSH, 7: "Subscription not found"},
    ),
    "flickr.test.echo": ("none", set(), {}),
    "flickr.test.login": ("read", set(), {}),
    "flickr.test.null": ("read", set(), {}),
}

UPLOAD_ERRORS = {
    2: "No photo specified",
    3: "General upload failure",
    4: "Filesize was zero",
    5: "Filetype was not recognised",
    6: "User exceeded upload limit",
    7: "User exceeded video upload limit",
    8: "Filesize was too large",
    9: "Duplicate photo/video detected",
    10: "Not a valid url to upload from",
    11: "Fetch from external image failed",
    12: "Not a valid photo id to clone meta data from",
    13: "The clone photo does not belong to the uploader",
    14: "Auto Upload disabled for Non pro User/Server at capacity",
}

REPLACE_ERRORS = {
    1: "Not a pro account",
    2: "No photo specified",
    3: "General upload failure",
    4: "Filesize was zero",
    5: "Filetype was not recognised",
    6: "Upload limit reached. For more info, visit flickr.com/pro",
    8: "Filesize was too large",  # as of an upload: what Flickr's list says behind 6 is not known
}

COMMON_ERRORS = {
    96: "Invalid signature",
    97: "Missing signature",
    98: "Invalid auth token",
    99: "User not logged in / Insufficient permissions",
    100: "Invalid API Key",
    105: "Service currently unavailable",
    106: "Write operation failed",
    111: 'Format "xxx" not found',
    112: 'Method "xxx" not found',
}
