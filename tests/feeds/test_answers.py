"""What only answers tell: their page, and where originals are."""

from __future__ import annotations

from dataclasses import replace

import feedparser
import pytest
from lxml import etree

from chalicelib.feeds import formats, photos
from chalicelib.feeds.feed import Image
from chalicelib.model.visibility import SELF, STRANGER, GeoVisibility, Relation
from tests.feeds.samples import BEES, PHOTO, answered, found, public

PLACES = {
    "feed-rss_200": "/rss/channel",
    "feed-georss": "/rss/channel",
    "feed-atom_10": "/atom:feed",
    "feed-geoatom": "/atom:feed",
    "feed-kml": "/kml:kml",
    "feed-kml_nl": "/kml:kml",
}
"""The formats that are no RDF, and where the element stands in them."""
TOLD = [name for name in formats.ANSWER if name != "feed-kml_nl"]
ORIGINAL = Image(
    url="https://pushr.example/65535/5628095432_95e713eb4e_o.png",
    type="image/png",
    width=4000,
    height=4000,
    bytes=7_000_000,
)


@pytest.mark.parametrize(("name", "place"), PLACES.items())
def test_the_page_stands_directly_under_the_root_or_the_channel(name, place):
    document = formats.writer(name).write(answered(PHOTO))
    values = [
        found(document, f"{place}/answer:pagination/@{attribute}")
        for attribute in ("total", "page", "pages", "per_page")
    ]
    assert values == [["40"], ["2"], ["3"], ["15"]]


@pytest.mark.parametrize("name", ["feed-rss_200", "feed-georss", "feed-atom_10", "feed-kml"])
def test_each_photo_says_where_its_original_is(name):
    document = formats.writer(name).write(answered(PHOTO))
    values = [
        found(document, f"//answer:original/@{attribute}")
        for attribute in ("type", "href", "width", "height")
    ]
    assert values == [["image/png"], [ORIGINAL.url], ["4000"], ["4000"]]


@pytest.mark.parametrize("name", TOLD)
def test_answers_have_flickrs_first_namespace_and_public_feeds_the_later(name):
    writer = formats.writer(name)
    answer, feed = writer.write(answered(PHOTO)), writer.write(public(PHOTO))
    assert b'xmlns:flickr="urn:flickr:"' in answer
    assert b"urn:flickr:user" not in answer
    assert b'xmlns:flickr="urn:flickr:user"' in feed
    assert b'"urn:flickr:"' not in feed


@pytest.mark.parametrize("name", sorted({*formats.ANSWER, *formats.PUBLIC}))
def test_a_public_feed_names_no_page_and_no_original(name):
    document = formats.writer(name).write(public(PHOTO))
    assert b"pagination" not in document
    assert b"_o." not in document


def test_atom_answers_are_valid(grammar):
    for name in ("feed-atom_10", "feed-geoatom"):
        grammar.assertValid(etree.fromstring(formats.writer(name).write(answered(PHOTO))))


def test_a_reader_finds_the_page():
    for name in ("feed-rss_200", "feed-atom_10"):
        parsed = feedparser.parse(formats.writer(name).write(answered(PHOTO)))
        assert not parsed.bozo
        assert parsed.feed.flickr_pagination["total"] == "40"
        assert parsed.entries[0].flickr_original["href"] == ORIGINAL.url


@pytest.mark.parametrize(
    ("originals", "viewer", "seen"),
    [
        ("anyone", STRANGER, True),
        ("contacts", STRANGER, False),
        ("contacts", Relation(is_contact=True), True),
        ("family_friends", Relation(is_contact=True), False),
        ("family_friends", Relation(is_contact=True, is_family=True), True),
        ("nobody", Relation(is_contact=True, is_friend=True), False),
        ("nobody", SELF, True),
        ("anyone", None, False),
    ],
)
def test_an_original_is_named_to_those_who_may_fetch_it(originals, viewer, seen):
    entry = photos.entry(PHOTO, replace(BEES, originals=originals), viewer=viewer)
    assert entry.original == (ORIGINAL if seen else None)


@pytest.mark.parametrize(
    ("viewer", "seen"),
    [
        (None, False),
        (STRANGER, False),
        (Relation(is_contact=True, is_friend=True), True),
        (SELF, True),
    ],
)
def test_where_it_was_taken_is_told_to_those_who_may_know(viewer, seen):
    friends_only = GeoVisibility(is_public=False, is_friend=True)
    hidden = replace(PHOTO, location=replace(PHOTO.location, visibility=friends_only))
    assert (photos.entry(hidden, BEES, viewer=viewer).point is not None) == seen
