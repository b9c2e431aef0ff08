"""Addresses of people's pages."""

from __future__ import annotations

import pytest

from chalicelib.model.person_url import who


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://www.flickr.com/photos/bees/", "bees"),
        ("http://flickr.com/photos/bees", "bees"),
        ("https://www.flickr.com/photos/bees/2980/in/photostream/?a=b#c", "bees"),
        ("https://pushr.example:8000/people/12037949754@N01/", "12037949754@N01"),
        ("https://www.flickr.com/people/12037949754%40N01/", "12037949754@N01"),
        ("http://www.flickr.com/photos/bees%20and%20b/", "bees and b"),
        ("www.flickr.com/photos/bees", "bees"),
        ("//www.flickr.com/photos/bees", "bees"),
        ("flickr.com/bees/", "bees"),
        ("/photos/bees/", "bees"),
        (" /people/bees ", "bees"),
        ("https://www.flickr.com/PHOTOS/bees/", "bees"),
        ("https://www.flickr.com/", ""),
        ("https://www.flickr.com/photos/", ""),
        ("https://www.flickr.com/people", ""),
        ("https://", ""),
        ("bees", ""),
        ("", ""),
        ("/photos/" + "b" * 600, ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_an_address_names_whose_page_it_is(url, named):
    assert who(url) == named
