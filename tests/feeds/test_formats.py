"""Formats by their names."""

from __future__ import annotations

import pytest

from chalicelib.feeds import formats
from tests.feeds.samples import PHOTO, public

NAMES = sorted({*formats.ANSWER, *formats.PUBLIC})


@pytest.mark.parametrize("name", NAMES)
def test_every_name_has_a_writer(name):
    writer = formats.writer(name)
    assert "/" in writer.CONTENT_TYPE
    assert writer.write(public(PHOTO))
    assert writer.write(public())


@pytest.mark.parametrize("name", ["sql", "cdf", "feed-sql", "feed-", "xml", "../os", "formats"])
def test_other_names_have_none(name):
    with pytest.raises(KeyError):
        formats.writer(name)


@pytest.mark.parametrize("name", ["", "atom", "rss2", "rss_200", "rdf", "rss_100", "georss", "kml"])
def test_a_feed_of_places_tells_where_in_every_format(name):
    document = formats.geo_writer(name).write(public(PHOTO))
    assert b"-122.123456" in document
    assert formats.geo_writer(name).CONTENT_TYPE == formats.writer(name).CONTENT_TYPE


def test_a_feed_without_a_format_is_atom():
    assert formats.writer("") is formats.writer("atom")
