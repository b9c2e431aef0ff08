"""RSS 1.0, read as a feed and as the RDF that it is."""

from __future__ import annotations

import feedparser
import pytest
from rdflib import DC, RDF, Graph, Literal, Namespace, URIRef
from rdflib.container import Container

from chalicelib.feeds import formats
from tests.feeds.samples import BARE, PHOTO, answered, public

RSS = Namespace("http://purl.org/rss/1.0/")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
MEDIA = Namespace("http://search.yahoo.com/mrss/")
FLICKR = Namespace("urn:flickr:")
CHANNEL = URIRef("https://pushr.example/services/feeds/photos_public.gne?tags=a&format=kml_nl")
FIRST = URIRef("https://pushr.example/photos/bees/5628095432/")
SECOND = URIRef("https://pushr.example/photos/bees/7/")
LARGE = URIRef("https://pushr.example/65535/5628095432_f408b81374_b.jpg")


def graph(name: str, feed) -> Graph:
    return Graph().parse(data=formats.writer(name).write(feed), format="xml")


@pytest.mark.parametrize("name", ["rss_100", "rdf", "geordf", "feed-rss_100", "feed-geordf"])
def test_a_feed_reader_finds_the_photos(name):
    parsed = feedparser.parse(formats.writer(name).write(public(PHOTO, BARE)))
    assert not parsed.bozo
    assert parsed.version == "rss10"
    assert parsed.feed.title == "Uploads from everyone"
    first, second = parsed.entries
    assert (first.title, first.link, first.author) == (PHOTO.title, str(FIRST), "Bees & <Co>")
    assert first.updated == "2011-07-24T09:33:20Z"
    assert "<p>" in first.content[0].value
    assert first.license == "https://creativecommons.org/licenses/by/2.0/"
    assert [tag.term for tag in first.tags] == ["cat", "blackcat", 'dc:title="x>y"']
    assert second.link == str(SECOND)


def test_the_channel_lists_its_items_in_a_sequence():
    told = graph("rss_100", public(PHOTO, BARE))
    assert told.value(CHANNEL, RDF.type) == RSS.channel
    items = told.value(CHANNEL, RSS.items)
    assert told.value(items, RDF.type) == RDF.Seq
    assert Container(told, items).items() == [FIRST, SECOND]
    assert set(told.subjects(RDF.type, RSS.item)) == {FIRST, SECOND}
    assert told.value(told.value(CHANNEL, RSS.image), RDF.type) == RSS.image


def test_the_graph_says_what_a_photo_is():
    told = graph("rss_100", public(PHOTO))
    assert told.value(FIRST, DC.creator) == Literal("Bees & <Co>")
    assert told.value(FIRST, DC.identifier) == Literal("tag:flickr.com,2005:/photo/5628095432")
    assert told.value(FIRST, URIRef(f"{DC}date.Taken")) == Literal("2011-07-23T10:20:30-08:00")
    assert told.value(FIRST, MEDIA.content) == LARGE
    assert told.value(LARGE, MEDIA.type) == Literal("image/jpeg")
    assert told.value(LARGE, MEDIA.width) == Literal("1024")


def test_geo_rdf_tells_where_and_plain_rss_1_0_does_not():
    told = graph("geordf", public(PHOTO, BARE))
    assert [*told.subject_objects(GEO.lat)] == [(FIRST, Literal("47.5"))]
    assert [*told.subject_objects(GEO.long)] == [(FIRST, Literal("-122.123456"))]
    assert not [*graph("rss_100", public(PHOTO)).subject_objects(GEO.lat)]


@pytest.mark.parametrize("name", ["feed-rss_100", "feed-geordf"])
def test_an_answer_says_which_page_it_is_and_where_originals_are(name):
    told = graph(name, answered(PHOTO))
    pages = told.value(CHANNEL, FLICKR.pagination)
    assert {str(name): str(value) for name, value in told.predicate_objects(pages)} == {
        "urn:flickr:total": "40",
        "urn:flickr:page": "2",
        "urn:flickr:pages": "3",
        "urn:flickr:per_page": "15",
    }
    original = told.value(FIRST, FLICKR.original)
    assert original == URIRef("https://pushr.example/65535/5628095432_95e713eb4e_o.png")
    assert told.value(original, FLICKR.type) == Literal("image/png")


@pytest.mark.parametrize("name", ["rss_100", "geordf"])
@pytest.mark.parametrize("feed", [public, answered])
def test_nothing_is_said_in_words_without_a_namespace(name, feed):
    """An attribute without one would be taken for an address beside the document."""
    told = graph(name, feed(PHOTO, BARE))
    assert {str(name).partition(":")[0] for name in told.predicates()} <= {"http", "urn"}


def test_a_feed_of_nothing_is_a_graph():
    assert graph("rss_100", public()).value(CHANNEL, RDF.type) == RSS.channel
