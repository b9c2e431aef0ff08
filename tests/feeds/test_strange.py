"""Whatever strangers type, every format still is what it says."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from chalicelib.feeds import formats
from chalicelib.feeds.feed import Feed
from chalicelib.formats.characters import legal
from chalicelib.model.tag import Tag
from tests.feeds.php import Source, source  # noqa: F401
from tests.feeds.samples import BEES, NAMESPACES, PHOTO, answered, public
from tests.formats.trees import anything, patiently
from tests.php import Php, php  # noqa: F401

TITLES = {
    "atom": "/atom:feed/atom:entry/atom:title",
    "geoatom": "/atom:feed/atom:entry/atom:title",
    "rss_200": "/rss/channel/item/title",
    "georss": "/rss/channel/item/title",
    "rss_200_enc": "/rss/channel/item/title",
    "rss_092": "/rss/channel/item/title",
    "rss_091": "/rss/channel/item/title",
    "rss_100": "/rdf:RDF/rss:item/rss:title",
    "geordf": "/rdf:RDF/rss:item/rss:title",
    "kml": "/kml:kml/kml:Document/kml:Placemark/kml:name",
}


@st.composite
def feeds(draw: st.DrawFn) -> Feed:
    """A feed of one photo, in whose every word there may be anything."""
    tags = tuple(
        Tag(raw=text, text=text, number="1", author=PHOTO.owner)
        for text in draw(st.lists(anything, max_size=2))
    )
    photo = replace(PHOTO, title=draw(anything), description=draw(anything), tags=tags)
    feed = draw(st.sampled_from([public, answered]))
    return feed(photo, owner=replace(BEES, username=draw(anything)))


def title(feed: Feed) -> str:
    return feed.entries[0].title


@patiently
@given(feed=feeds())
def test_xml_is_well_formed_and_tells_the_title(feed: Feed):
    for name, path in TITLES.items():
        root = etree.fromstring(formats.writer(name).write(feed))
        [told] = root.xpath(path, namespaces=NAMESPACES)
        assert (told.text or "") == title(feed), name


@patiently
@given(feed=feeds())
def test_json_and_yaml_tell_the_title(feed: Feed):
    assert json.loads(formats.writer("json").write(feed))["items"][0]["title"] == title(feed)
    assert yaml.safe_load(formats.writer("yaml").write(feed))["items"][0]["title"] == title(feed)


@patiently
@given(feed=feeds())
def test_php_tells_the_title(php: Php, source: Source, feed: Feed):  # noqa: F811
    serialized = php.unserialize(formats.writer("php_serial").write(feed))
    assert serialized["items"][0]["title"] == title(feed)
    assert source.run(formats.writer("php").write(feed)) == serialized


@patiently
@given(feed=feeds())
def test_a_table_tells_the_title_and_runs_nothing(feed: Feed):
    table = io.StringIO(formats.writer("csv").write(feed).decode(), newline="")
    [row] = csv.DictReader(table, strict=True)
    assert row["title"] in {title(feed), f"'{title(feed)}"}
    for name in ("title", "description_raw", "author_name", "tags"):
        assert not row[name].startswith(("=", "+", "-", "@", "\t", "\r"))


@patiently
@given(text=anything)
def test_no_more_is_lost_than_xml_cannot_carry(text: str):
    told = title(public(replace(PHOTO, title=text)))
    assert told == "".join(letter for letter in text if legal(letter))
