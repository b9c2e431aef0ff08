"""The two examples by which Flickr told the world that answers can be feeds, from upload to reader.

https://code.flickr.net/2008/08/25/api-responses-as-feeds/
"""

from __future__ import annotations

from io import BytesIO
from xml.etree.ElementTree import fromstring

import feedparser
import pytest
from PIL import Image

KML = "{http://earth.google.com/kml/2.1}"
BROOKLYN = {"lat": 40.661699, "lon": -73.98947}


@pytest.fixture
def upload(flickr):
    """Uploads a small public photo for somebody; answers its id."""
    png = BytesIO()
    Image.new("RGB", (120, 80), "red").save(png, "PNG")

    def uploaded(member, title: str, **more) -> str:
        return flickr(member).upload(png.getvalue(), title=title, **{"is_public": 1, **more})

    return uploaded


def test_friends_photos_that_tell_of_kellan_newest_first_as_atom(
    flickr, hub, members, alice, bob, upload
):
    friend, family = members.add("friend"), members.add("family")
    for follows in ((alice, friend), (friend, alice)):
        members.follows(*follows, is_friend=True)
    members.follows(alice, family, is_family=True)
    upload(friend, "Kellan at lunch")
    upload(friend, "Lunch without him")
    upload(bob, "kellan, by who is only a contact")
    upload(family, "Sunday", tags="kellan")
    upload(friend, "At home", description="with Kéllan", is_public=0, is_friend=1)
    upload(family, "kellan, not for friends", is_public=0)
    hub.drain()

    asked = {
        "method": "flickr.photos.search",
        "user_id": "me",
        "contacts": "ff",
        "text": "kellan",
        "sort": "date-posted-desc",
        "format": "feed-atom_10",
    }
    answer = flickr(alice).get("/services/rest/", asked)

    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    read = feedparser.parse(answer.body)
    assert not read.bozo
    assert [entry.title for entry in read.entries] == ["At home", "Sunday", "Kellan at lunch"]
    [pages] = fromstring(answer.body).iter("{urn:flickr:}pagination")
    assert pages.attrib == {"total": "3", "page": "1", "pages": "1", "per_page": "15"}


def test_free_photos_around_a_point_in_brooklyn_the_most_interesting_first_as_kml(
    flickr, hub, alice, bob, upload
):
    def place(title: str, license_id: int, lat: float, lon: float, **more) -> str:
        photo_id = upload(bob, title, **more)
        flickr(bob).photos.licenses.setLicense(photo_id=photo_id, license_id=license_id)
        flickr(bob).photos.geo.setLocation(photo_id=photo_id, lat=lat, lon=lon)
        return photo_id

    place("quiet", 1, 40.66, -73.99)
    liked = place("liked", 4, 40.70, -73.95)
    place("all rights reserved", 0, 40.66, -73.99)
    place("no derivatives", 3, 40.66, -73.99)
    place("moderate", 4, 40.66, -73.99, safety_level=2)
    place("the Bronx", 4, 40.85, -73.87)
    flickr(alice).favorites.add(photo_id=liked)
    hub.drain()

    asked = {
        "method": "flickr.photos.search",
        **BROOKLYN,
        "radius": 10,
        "radius_units": "km",
        "license": "1,2,4,5,7",
        "safe_search": 1,
        "sort": "interestingness-desc",
        "format": "feed-kml",
    }
    answer = flickr().get("/services/rest/", asked)

    assert answer.headers["Content-Type"] == "application/vnd.google-earth.kml+xml"
    shown = list(fromstring(answer.body).iter(f"{KML}Placemark"))
    assert [each.findtext(f"{KML}name") for each in shown] == ["liked", "quiet"]
    assert shown[0].findtext(f"{KML}Point/{KML}coordinates") == "-73.95,40.7"
