"""Photos and people for the methods."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.TiffImagePlugin import IFDRational

from chalicelib.model.photo import Photo
from chalicelib.store import photos


@pytest.fixture
def tiny() -> bytes:
    """A photo smaller than most of the sizes."""
    png = BytesIO()
    Image.new("RGB", (120, 80), "red").save(png, "PNG")
    return png.getvalue()


@pytest.fixture
def shot() -> bytes:
    """A file into which a camera wrote: with what, when, how, and where."""
    told = Image.Exif()
    told.update({Base.Make: "Canon", Base.Model: "Canon EOS 20D", Base.XResolution: 72.0})
    told.get_ifd(IFD.Exif).update(
        {
            Base.ExposureTime: IFDRational(1, 125),
            Base.FNumber: 4.5,
            Base.ISOSpeedRatings: 250,
            Base.Flash: 16,
            Base.FocalLength: 70.0,
            Base.DateTimeOriginal: "2015:05:17 16:25:47",
        }
    )
    told.get_ifd(IFD.GPSInfo).update(
        {
            GPS.GPSLatitudeRef: "N",
            GPS.GPSLatitude: (47.0, 36.0, 22.5),
            GPS.GPSLongitudeRef: "W",
            GPS.GPSLongitude: (122.0, 19.0, 59.0),
        }
    )
    file = BytesIO()
    Image.new("RGB", (120, 80), "red").save(file, "JPEG", exif=told)
    return file.getvalue()


@pytest.fixture
def photo(announced, bob) -> Photo:
    """A public photo of bob's whose sizes are made."""
    return photos.read(
        announced(bob, "chelsea.jpg", title="cat", tags='cat "a b"', description="d")
    )


@pytest.fixture
def onlookers(members, bob):
    """What everybody is to bob, by his own contact list."""
    people = {name: members.add(name) for name in ("stranger", "contact", "friend", "family")}
    members.follows(bob, people["contact"])
    members.follows(bob, people["friend"], is_friend=True)
    members.follows(bob, people["family"], is_family=True)
    return {**people, "self": bob, "nobody": None}


@pytest.fixture
def told(flickr, hub, subscriber, bob, photo):
    """Answers the types of update that were told of bob's photo since it was last asked."""
    flickr(bob).push.subscribe(topic="my_photos", callback=subscriber.url, verify="sync")

    def types() -> list[str]:
        hub.drain()
        bodies = [delivered.body.decode() for delivered in subscriber.received]
        subscriber.received.clear()
        return [t for body in bodies for t in re.findall(r'<flickr:update type="(\w+)"', body)]

    return types
