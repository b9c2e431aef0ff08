"""RSS 2.0, and the older ones that grew into it."""

from __future__ import annotations

from dataclasses import replace

import feedparser
import pytest
from lxml import etree

from chalicelib.feeds import formats
from tests.feeds.samples import BARE, HERE, PHOTO, answered, found, public

LARGE = "https://pushr.example/65535/5628095432_f408b81374_b.jpg"
VERSIONS = {
    "rss_200": "rss20",
    "georss": "rss20",
    "rss_200_enc": "rss20",
    "rss_092": "rss092",
    "rss_091": "rss091u",
}


def written(name: str, *photos, of=public) -> bytes:
    return formats.writer(name).write(of(*photos))


def read(name: str, *photos, of=public):
    """What a reader makes of a feed, of which it must complain of nothing."""
    parsed = feedparser.parse(
        written(name, *photos, of=of),
        response_headers={"content-type": formats.writer(name).CONTENT_TYPE},
    )
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


@pytest.mark.parametrize(("name", "version"), VERSIONS.items())
def test_a_reader_knows_the_version_and_finds_the_channel(name, version):
    parsed = read(name, PHOTO, BARE)
    assert parsed.version == version
    assert parsed.feed.title == parsed.feed.image.title == "Uploads from everyone"
    assert parsed.feed.link == parsed.feed.image.link == "https://pushr.example/photos/"
    assert parsed.feed.image.href == "https://pushr.example/images/buddyicon.gif"


@pytest.mark.parametrize("name", VERSIONS)
def test_a_reader_finds_the_photos_in_their_order(name):
    first, second = read(name, PHOTO, BARE).entries
    assert first.title == 'A "cat" & <dog>'
    assert first.link == "https://pushr.example/photos/bees/5628095432/"
    assert "&lt;b&gt;here&lt;/b&gt;" in first.summary
    assert second.title == ""
    assert second.link == "https://pushr.example/photos/bees/7/"


@pytest.mark.parametrize("name", VERSIONS)
def test_a_feed_of_nothing_is_a_feed(name):
    assert not read(name).entries


@pytest.mark.parametrize("name", ["rss_200", "georss", "rss_200_enc"])
def test_a_reader_finds_what_2_0_tells_of_a_photo(name):
    [entry] = read(name, PHOTO).entries
    assert entry.id == "tag:flickr.com,2004:/photo/5628095432"
    assert not entry.guidislink
    assert entry.published_parsed[:6] == (2011, 7, 24, 9, 33, 20)
    assert entry.author_detail.email == "nobody@flickr.com"
    assert entry.author_detail.name == "Bees & <Co>"
    assert entry.license == "https://creativecommons.org/licenses/by/2.0/"
    assert entry.media_content == [
        {"url": LARGE, "type": "image/jpeg", "width": "1024", "height": "1024"}
    ]
    assert entry.media_thumbnail[0]["url"].endswith("_s.jpg")
    assert entry.media_credit[0]["content"] == "Bees & <Co>"
    assert entry.tags[0] == {
        "term": 'cat blackcat dc:title="x>y"',
        "scheme": "urn:flickr:tags",
        "label": None,
    }


def test_the_authors_page_is_an_attribute_of_flickrs():
    for of, prefix in ((public, "flickr"), (answered, "answer")):
        profile = found(written("rss_200", PHOTO, of=of), f"//author/@{prefix}:profile")
        assert profile == ["https://pushr.example/people/bees/"]


def test_geo_rss_tells_where_and_plain_rss_does_not():
    [placed] = read("georss", PHOTO).entries
    assert placed.where == {"type": "Point", "coordinates": (-122.123456, 47.5)}
    assert (placed.geo_lat, placed.geo_long, placed.woe_woeid) == ("47.5", "-122.123456", "2490383")
    [unplaced] = read("rss_200", PHOTO).entries
    assert not {"where", "geo_lat", "woe_woeid"} & set(unplaced)


def test_one_item_is_written_to_the_letter():
    """With the elements in the order of recorded feeds."""
    assert written("georss", PHOTO).decode() == (HERE / "feed.rss").read_text(encoding="utf-8")


def test_a_podcatcher_is_given_the_original_or_else_the_large_copy():
    [enclosure] = read("rss_200_enc", PHOTO).entries[0].enclosures
    assert enclosure == {"href": LARGE, "type": "image/jpeg", "length": "0"}
    [original] = read("rss_200_enc", PHOTO, of=answered).entries[0].enclosures
    assert original["href"].endswith("_95e713eb4e_o.png")
    assert (original["type"], original["length"]) == ("image/png", "7000000")


@pytest.mark.parametrize("name", ["rss_091", "rss_092"])
@pytest.mark.parametrize("of", [public, answered])
def test_what_is_older_than_2_0_has_no_namespaces_and_no_dates(name, of):
    root = etree.fromstring(written(name, PHOTO, of=of))
    assert {key for element in root.iter() for key in element.nsmap} == set()
    assert not root.xpath("//pubDate | //guid | //author")


def test_0_92_has_enclosures_and_categories_and_0_91_has_not():
    [newer], [older] = read("rss_092", PHOTO).entries, read("rss_091", PHOTO).entries
    assert newer.enclosures[0].href == LARGE
    assert [tag.term for tag in newer.tags] == ["cat", "blackcat", 'dc:title="x>y"']
    assert not older.enclosures
    assert "tags" not in older


def test_0_91_has_a_language_and_no_more_than_fifteen_photos():
    parsed = read("rss_091", *(replace(BARE, id=str(number)) for number in range(20)))
    assert parsed.feed.language == "en-us"
    assert [entry.link.split("/")[-2] for entry in parsed.entries] == [*map(str, range(15))]
