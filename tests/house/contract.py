"""What Flickr says of the methods that pushr has: permission, required arguments, own errors."""

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

CONTRACT: dict[str, tuple[str, set[str], dict[int, str]]] = {
    "flickr.people.findByUsername": ("none", {"username"}, _USER),
    "flickr.people.getInfo": ("none", {"user_id"}, {**_USER, 5: "User deleted"}),
    "flickr.people.getPhotos": (
        "none",
        {"user_id"},
        {1: "Required arguments missing", 2: "Unknown user", 5: "User deleted"},
    ),
    "flickr.people.getPublicPhotos": ("none", {"user_id"}, _USER),
    "flickr.photos.addTags": (
        "write",
        {"photo_id", "tags"},
        {**_PHOTO, 2: "Maximum number of tags reached"},
    ),
    "flickr.photos.delete": ("delete", {"photo_id"}, _PHOTO),
    "flickr.photos.getInfo": ("none", {"photo_id"}, _PHOTO),
    "flickr.photos.getSizes": ("none", {"photo_id"}, {**_PHOTO, 2: "Permission denied"}),
    "flickr.photos.removeTag": ("write", {"tag_id"}, {1: "Tag not found"}),
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
