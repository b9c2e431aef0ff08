"""KML 2.1 on a globe, and GeoRSS beside it on a map."""

from __future__ import annotations

import struct
from dataclasses import replace

import pyogrio
import pytest
from lxml import etree
from pykml.parser import Schema

from chalicelib.feeds import formats
from tests.feeds.samples import BARE, PHOTO, answered, found, public

KML_2_1, KML_2_2 = b"http://earth.google.com/kml/2.1", b"http://www.opengis.net/kml/2.2"


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    """Of 2.2, which is what Google gave to be a standard and kept all of 2.1 that stands here."""
    return Schema("ogckml22.xsd").schema


def written(name: str, *photos, of=public) -> bytes:
    return formats.writer(name).write(of(*photos))


def positions(document: bytes) -> list[tuple[float, float] | None]:
    """Where GDAL sees the photos; None for one that it sees nowhere."""
    _, _, shapes, _ = pyogrio.raw.read(document)
    return [struct.unpack_from("<dd", shape, 5) if shape else None for shape in shapes]


def fields(document: bytes) -> dict[str, list[object]]:
    meta, _, _, columns = pyogrio.raw.read(document)
    return {name: list(column) for name, column in zip(meta["fields"], columns, strict=True)}


@pytest.mark.parametrize("name", ["kml", "kml_nl", "feed-kml", "feed-kml_nl"])
@pytest.mark.parametrize("of", [public, answered])
def test_every_kml_is_valid(schema, name, of):
    root = etree.fromstring(written(name, PHOTO, BARE, of=of).replace(KML_2_1, KML_2_2))
    for pagination in root.findall("{urn:flickr:}pagination"):  # of no schema; globes pass it by
        root.remove(pagination)
    schema.assertValid(root)


def test_the_schema_sees_what_is_wrong(schema):
    document = written("kml", PHOTO).replace(KML_2_1, KML_2_2)
    assert not schema.validate(etree.fromstring(document.replace(b"<when>2011", b"<when>noon")))
    assert not schema.validate(etree.fromstring(document.replace(b"Snippet", b"Snipped")))


def test_a_document_of_nothing_is_valid(schema):
    schema.assertValid(etree.fromstring(written("kml").replace(KML_2_1, KML_2_2)))


def test_a_globe_sees_photos_where_they_were_taken_and_lists_the_others():
    document = written("kml", PHOTO, BARE)
    assert positions(document) == [(-122.123456, 47.5), None]
    read = fields(document)
    assert read["Name"] == ['A "cat" & <dog>', ""]
    assert read["snippet"] == ["Bees & <Co>", "Bees & <Co>"]
    assert "&lt;b&gt;here&lt;/b&gt;" in read["description"][0]
    assert [str(moment) for moment in read["timestamp"]] == [
        "2011-07-23T10:20:30.000",  # when it was taken
        "2011-07-24T09:33:21.000",  # when it was posted
    ]


def test_on_the_map_stands_the_square():
    [icon] = found(written("kml", PHOTO, BARE), "//kml:IconStyle/kml:Icon/kml:href/text()")
    assert icon.endswith("_s.jpg")


@pytest.mark.parametrize("name", ["georss", "geoatom", "feed-georss", "feed-geoatom"])
def test_a_map_sees_the_same_positions_in_geo_rss(name):
    assert positions(written(name, PHOTO, BARE)) == positions(written("kml", PHOTO, BARE))


@pytest.mark.parametrize("name", ["rss_200", "atom_10", "atom", "feed-rss_200", "feed-atom_10"])
def test_a_plain_feed_does_not_say_where(name):
    assert b"122.1" not in written(name, PHOTO)


def test_a_network_link_leads_to_the_photos_and_is_fetched_anew():
    document = written("kml_nl", PHOTO)
    [href] = found(document, "//kml:NetworkLink/kml:Link/kml:href/text()")
    assert href == "https://pushr.example/services/feeds/photos_public.gne?tags=a&format=kml"
    assert found(document, "//kml:refreshMode/text()") == ["onInterval"]
    assert found(document, "//kml:Placemark") == []


def test_a_network_link_of_an_answer_keeps_its_arguments():
    address = "https://pushr.example/services/rest/?method=x&text=kml_nl+%26&format=feed-kml_nl"
    document = formats.writer("feed-kml_nl").write(replace(answered(PHOTO), self_link=address))
    [href] = found(document, "//kml:href/text()")
    assert href == "https://pushr.example/services/rest/?method=x&text=kml_nl+%26&format=feed-kml"
