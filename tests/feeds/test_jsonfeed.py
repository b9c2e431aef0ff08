"""JSON Feed 1.1: what the Atom feed tells, told to those who read JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import feedparser
import pytest

from chalicelib.feeds import atom, jsonfeed
from chalicelib.feeds import photos as photo_feed
from chalicelib.model.person import Person

FAN = Person(nsid="1@N01", number="2", username="fan & <Co>")


@pytest.fixture
def feed(photo, bees):
    return photo_feed.feed(
        id="tag:flickr.com,2005:/push/my_photos",
        title='Photos & "more"',
        self_link="https://pushr.example/services/push/my_photos",
        alternate="https://pushr.example/",
        updated=photo.updated,
        entries=[photo_feed.entry(photo, bees, ("created", "tags"), FAN)],
    )


@pytest.fixture
def told(feed):
    return json.loads(jsonfeed.write(feed))


def test_it_is_a_json_feed_of_version_1_1(told):
    assert jsonfeed.CONTENT_TYPE == "application/feed+json"
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["title"] == 'Photos & "more"'
    assert told["home_page_url"] == "https://pushr.example/"
    assert told["feed_url"] == "https://pushr.example/services/push/my_photos"
    assert told["icon"].startswith("https://pushr.example/")


def test_every_item_has_what_1_1_asks_for(told):
    [item] = told["items"]
    assert item["id"] == "tag:flickr.com,2005:/photo/5628095432"
    assert item["content_html"].startswith("<p>")
    assert item["date_published"] == "2011-07-24T09:33:20Z"
    assert item["date_modified"] == "2011-07-24T09:35:00Z"
    [author] = item["authors"]
    assert set(author) == {"name", "url", "avatar"}
    for attachment in item["attachments"]:
        assert set(attachment) >= {"url", "mime_type"}
    assert all(isinstance(tag, str) for tag in item["tags"])


def test_what_is_no_part_of_1_1_stands_in_an_extension(told):
    """Its name begins with an underscore."""
    known = {
        *("version", "title", "home_page_url", "feed_url", "icon", "items"),
        *("id", "url", "content_html", "date_published", "date_modified", "authors"),
        *("tags", "image", "attachments", "_flickr"),
    }
    assert set(told) | set(told["items"][0]) <= known


def test_it_tells_the_same_facts_as_the_atom_feed(feed, told):
    parsed = feedparser.parse(atom.write(feed))
    [entry], [item] = parsed.entries, told["items"]

    assert (item["id"], item["title"], item["url"]) == (entry.id, entry.title, entry.link)
    assert (item["date_published"], item["date_modified"]) == (entry.published, entry.updated)
    assert item["authors"][0]["name"] == entry.author_detail.name
    assert item["authors"][0]["url"] == entry.author_detail.href
    assert item["tags"] == [tag.term for tag in entry.tags if tag.scheme != "urn:flickr:tags"]
    assert item["image"] == entry.media_content[0]["url"]
    assert item["content_html"] == feed.entries[0].html.strip()
    facts = item["_flickr"]
    assert facts["update"] == ["created", "tags"]
    assert facts["contributor"]["name"] == entry.contributors[0].name
    assert facts["contributor"]["nsid"] == FAN.nsid
    assert facts["thumbnail"] == entry.media_thumbnail[0]["url"]
    assert (facts["latitude"], facts["longitude"]) == (47.5, -122.123456)
    assert facts["woeid"] == entry.woe_woeid
    assert facts["date_taken"] == "2011-07-23 10:20:30"
    assert facts["nsid"] == "12037949754@N01"
    assert facts["license"] in [link.href for link in entry.links if link.rel == "license"]


def test_a_photo_without_anything_has_an_item_too(feed, photo, bees):
    bare = replace(photo, title="", description="", tags=(), location=None, sizes=(), license=0)
    entries = (photo_feed.entry(bare, bees),)
    [item] = json.loads(jsonfeed.write(replace(feed, entries=entries)))["items"]

    assert item["title"] == ""
    assert item["content_html"]
    assert item["tags"] == []
    assert not {"image", "attachments"} & set(item)
    assert set(item["_flickr"]) >= {"nsid", "update"}


@pytest.mark.parametrize("count", [0, 1, 3])
def test_items_written_apart_are_a_whole_feed_together(feed, count):
    [entry] = feed.entries
    several = replace(feed, entries=(entry,) * count)
    together = jsonfeed.compose(several, [jsonfeed.fragment(entry)] * count)

    assert together == jsonfeed.write(several)
    assert len(json.loads(together)["items"]) == count


def test_words_that_no_json_can_hold_are_replaced(feed):
    [entry] = feed.entries
    broken = replace(entry, title='half a \ud83d letter, "\\\u0000')
    body = jsonfeed.write(replace(feed, entries=(broken,)))

    assert json.loads(body.decode("utf-8"))["items"][0]["title"] == 'half a ? letter, "\\\u0000'
