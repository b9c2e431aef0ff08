"""The JSON types of Flickr's real answers, path by path."""

from __future__ import annotations

from typing import Any

_NAMES = {str: "string", int: "int", float: "float", list: "array", dict: "object"}

RECORDED = {
    "flickr.photos.getInfo": """
        photo.id string, photo.secret string, photo.server string, photo.farm int,
        photo.dateuploaded string, photo.isfavorite int, photo.license string,
        photo.safety_level string, photo.rotation int, photo.originalsecret string,
        photo.originalformat string, photo.owner.nsid string, photo.owner.username string,
        photo.owner.realname string, photo.owner.location string, photo.owner.iconserver string,
        photo.owner.iconfarm int, photo.owner.path_alias null, photo.title._content string,
        photo.description._content string, photo.visibility.ispublic int,
        photo.visibility.isfriend int, photo.visibility.isfamily int, photo.dates.posted string,
        photo.dates.taken string, photo.dates.takengranularity string,
        photo.dates.takenunknown string, photo.dates.lastupdate string,
        photo.permissions.permcomment int, photo.permissions.permaddmeta int,
        photo.views string, photo.editability.cancomment int, photo.editability.canaddmeta int,
        photo.publiceditability.cancomment int, photo.publiceditability.canaddmeta int,
        photo.usage.candownload int, photo.usage.canblog int, photo.usage.canprint int,
        photo.usage.canshare int, photo.comments._content string, photo.notes.note array,
        photo.people.haspeople int, photo.tags.tag array, photo.tags.tag[].id string,
        photo.tags.tag[].author string, photo.tags.tag[].raw string,
        photo.tags.tag[]._content string, photo.tags.tag[].machine_tag int,
        photo.location.latitude float, photo.location.longitude float,
        photo.location.accuracy string, photo.location.context string,
        photo.location.woeid string,
        photo.geoperms.ispublic int, photo.geoperms.iscontact int, photo.geoperms.isfriend int,
        photo.geoperms.isfamily int, photo.urls.url array, photo.urls.url[].type string,
        photo.urls.url[]._content string, photo.media string, stat string""",
    "flickr.photos.getSizes": """
        sizes.canblog int, sizes.canprint int, sizes.candownload int, sizes.size array,
        sizes.size[].label string, sizes.size[].width int, sizes.size[].height int,
        sizes.size[].source string, sizes.size[].url string, sizes.size[].media string,
        stat string""",
    "flickr.people.getInfo": """
        person.id string, person.nsid string, person.ispro int, person.iconserver string,
        person.iconfarm int, person.path_alias null, person.username._content string,
        person.realname._content string, person.location._content string,
        person.description._content string, person.photosurl._content string,
        person.profileurl._content string, person.mobileurl._content string,
        person.photos.firstdatetaken._content string, person.photos.firstdate._content string,
        person.photos.count._content int, person.photos.views._content string, stat string""",
    "flickr.people.getPhotos": """
        photos.page int, photos.pages int, photos.perpage int, photos.total string,
        photos.photo array, photos.photo[].id string, photos.photo[].owner string,
        photos.photo[].secret string, photos.photo[].server string, photos.photo[].farm int,
        photos.photo[].title string, photos.photo[].ispublic int, photos.photo[].isfriend int,
        photos.photo[].isfamily int, photos.photo[].description._content string,
        photos.photo[].license string, photos.photo[].dateupload string,
        photos.photo[].datetaken string, photos.photo[].datetakengranularity string,
        photos.photo[].ownername string, photos.photo[].iconserver string,
        photos.photo[].iconfarm int, photos.photo[].originalsecret string,
        photos.photo[].originalformat string, photos.photo[].lastupdate string,
        photos.photo[].latitude float, photos.photo[].longitude float,
        photos.photo[].accuracy string, photos.photo[].context int,
        photos.photo[].geo_is_family int, photos.photo[].geo_is_friend int,
        photos.photo[].geo_is_contact int, photos.photo[].geo_is_public int,
        photos.photo[].woeid string,
        photos.photo[].tags string, photos.photo[].machine_tags string,
        photos.photo[].views string, photos.photo[].media string,
        photos.photo[].media_status string, photos.photo[].pathalias null,
        photos.photo[].url_sq string, photos.photo[].height_sq int, photos.photo[].width_sq int,
        photos.photo[].url_o string, stat string""",
    "flickr.photos.upload.checkTickets": """
        uploader.ticket array, uploader.ticket[].id string, uploader.ticket[].complete int,
        uploader.ticket[].photoid string, uploader.ticket[].imported null, stat string""",
    "flickr.people.findByUsername": """
        user.id string, user.nsid string, user.username._content string, stat string""",
    "flickr.test.login": "user.id string, user.username._content string, stat string",
    "(fail)": "stat string, code int, message string",
}


def recorded(method: str) -> dict[str, str]:
    """Paths and types, as Flickr answered them."""
    return dict(entry.split() for entry in RECORDED[method].split(","))


def types(answer: Any, path: str = "") -> dict[str, str]:
    """Paths and types, as an answer has them."""
    found = {path: "null" if answer is None else _NAMES[type(answer)]}
    if isinstance(answer, dict):
        for name, value in answer.items():
            found |= types(value, f"{path}.{name}".lstrip("."))
    if isinstance(answer, list):
        for value in answer:
            found |= types(value, f"{path}[]")
    return found
