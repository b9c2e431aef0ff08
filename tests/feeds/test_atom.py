"""Atom 1.0"""

from __future__ import annotations

from dataclasses import replace

import feedparser
import pytest
from lxml import etree

from chalicelib.feeds import atom, photos
from chalicelib.feeds.feed import Entry, Feed
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo
from tests.feeds.samples import HERE

PREFIXES = {
    "atom": "http://www.w3.org/2005/Atom",
    "flickr": "urn:flickr:user",
    "media": "http://search.yahoo.com/mrss/",
}

AUTHORED = "atom:author or not(atom:entry[not(atom:author)])"
ALTERNATE = "not(atom:entry[not(atom:link[@rel='alternate'] or atom:content)])"


@pytest.fixture
def entry(photo: Photo, bees: Person) -> Entry:
    fan = Person(nsid="22@N01", number="2", username="Fan")
    return photos.entry(photo, bees, ("title", "tags"), fan)


def feed(*entries: Entry) -> Feed:
    return photos.feed(
        id="tag:flickr.com,2005:/push/contacts_photos",
        title="photos from your contacts",
        self_link="https://pushr.example/push?topic=contacts_photos&user=1",
        alternate="https://pushr.example/photos/",
        updated=1311500100,
        entries=entries,
    )


def read(document: bytes) -> etree._Element:
    return etree.fromstring(document)


def found(root: etree._Element, path: str) -> list[object]:
    matches = root.xpath(path, namespaces=PREFIXES)
    assert isinstance(matches, list)
    return list(matches)


def assert_valid(document: bytes, grammar: etree.RelaxNG) -> None:
    root = read(document)
    grammar.assertValid(root)
    assert root.xpath(AUTHORED, namespaces=PREFIXES)
    assert root.xpath(ALTERNATE, namespaces=PREFIXES)


def test_the_content_type_is_atoms() -> None:
    assert atom.CONTENT_TYPE == "application/atom+xml; charset=utf-8"


def test_a_feed_is_valid(entry: Entry, grammar: etree.RelaxNG) -> None:
    assert_valid(atom.write(feed(entry, replace(entry, id="urn:x", contributor=None))), grammar)


def test_a_feed_of_nothing_is_valid(grammar: etree.RelaxNG) -> None:
    assert_valid(atom.write(feed()), grammar)


def test_a_bare_photo_is_valid(photo: Photo, bees: Person, grammar: etree.RelaxNG) -> None:
    """Without title, description, tags, sizes, licence or place."""
    bare = replace(
        photo, title="", description="", tags=(), sizes=(), license=0, location=None, taken=""
    )
    document = atom.write(feed(photos.entry(bare, bees)))
    assert_valid(document, grammar)
    assert found(read(document), "atom:entry/atom:title[. = '']")


@pytest.mark.parametrize("title", ["\0", "a\x1b[1mb", "\ud83d", "\uffff", "]]>", "\u2028"])
def test_whatever_a_stranger_types_is_valid(
    photo: Photo, bees: Person, grammar: etree.RelaxNG, title: str
) -> None:
    strange = replace(
        photo,
        title=title,
        description=title,
        tags=tuple(replace(tag, text=title) for tag in photo.tags),
    )
    entry = photos.entry(strange, replace(bees, username=title))
    assert_valid(atom.write(feed(entry)), grammar)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b"<updated>2011-07-24T09:35:00Z</updated>", b"<updated>yesterday</updated>"),
        (b"<id>tag:flickr.com,2005:/photo/5628095432</id>", b""),
        (b'rel="enclosure" type="image/jpeg"', b'rel="enclosure" type="jpeg"'),
        (b"<subtitle/>", b"<subtitle/><subtitle/>"),
    ],
)
def test_the_grammar_sees_what_is_wrong(
    entry: Entry, grammar: etree.RelaxNG, good: bytes, bad: bytes
) -> None:
    document = atom.write(feed(entry))
    assert good in document
    assert not grammar.validate(read(document.replace(good, bad)))


def test_a_reader_understands_the_feed(entry: Entry) -> None:
    parsed = feedparser.parse(atom.write(feed(entry)))
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert parsed.feed.title == "photos from your contacts"
    assert parsed.feed.id == "tag:flickr.com,2005:/push/contacts_photos"
    assert parsed.feed.updated == "2011-07-24T09:35:00Z"


def test_a_reader_understands_the_entry(entry: Entry) -> None:
    [e] = feedparser.parse(atom.write(feed(entry))).entries
    assert e.id == "tag:flickr.com,2005:/photo/5628095432"
    assert e.title == 'A "cat" & <dog>'
    assert e.link == "https://pushr.example/photos/bees/5628095432/"
    assert (e.published, e.updated) == ("2011-07-24T09:33:20Z", "2011-07-24T09:35:00Z")
    assert e.author_detail.name == "Bees & <Co>"
    assert e.author_detail.href == "https://pushr.example/people/bees/"
    assert e.flickr_nsid == "12037949754@N01"
    assert e.contributors[0].name == "Fan"
    assert {tag.term for tag in e.tags} >= {"cat", "blackcat"}
    assert e.license == "https://creativecommons.org/licenses/by/2.0/"


def test_a_reader_finds_the_pictures_and_the_place(entry: Entry) -> None:
    [e] = feedparser.parse(atom.write(feed(entry))).entries
    large = "https://pushr.example/65535/5628095432_f408b81374_b.jpg"
    assert [(x.href, x.type) for x in e.enclosures] == [(large, "image/jpeg")]
    assert e.media_content[0]["url"] == large
    assert (e.media_content[0]["width"], e.media_content[0]["height"]) == ("1024", "1024")
    assert e.media_thumbnail[0]["url"].endswith("_s.jpg")
    assert e.where["coordinates"] == (-122.123456, 47.5)


def test_every_type_of_update_has_its_own_element_in_order(entry: Entry) -> None:
    root = read(atom.write(feed(entry)))
    assert found(root, "atom:entry/flickr:update/@type") == ["title", "tags"]


def test_entries_keep_their_order(entry: Entry) -> None:
    ids = [f"tag:flickr.com,2005:/photo/{number}" for number in (3, 1, 2)]
    root = read(atom.write(feed(*(replace(entry, id=id_) for id_ in ids))))
    assert found(root, "atom:entry/atom:id/text()") == ids


def test_all_tags_stand_in_one_media_category(entry: Entry) -> None:
    root = read(atom.write(feed(entry)))
    path = "atom:entry/media:category[@scheme='urn:flickr:tags']/text()"
    assert found(root, path) == ['cat blackcat dc:title="x>y"']


def test_a_position_has_no_exponent(entry: Entry) -> None:
    assert entry.point is not None
    near_zero = replace(entry, point=replace(entry.point, latitude=0.000001, longitude=-180.0))
    assert b"<georss:point>0.000001 -180</georss:point>" in atom.write(feed(near_zero))


def test_entries_written_before_make_the_same_feed(entry: Entry) -> None:
    two = (entry, replace(entry, id="tag:flickr.com,2005:/photo/2"))
    fragments = [atom.fragment(e) for e in two]
    assert atom.compose(feed(), fragments) == atom.write(feed(*two))


def test_one_entry_is_written_to_the_letter(entry: Entry) -> None:
    assert atom.write(feed(entry)).decode() == (HERE / "feed.atom").read_text(encoding="utf-8")
