"""What changes in photos is found at once: the postings follow."""

from __future__ import annotations

import pytest

from chalicelib.search.index import index_anew
from chalicelib.store import photos, postings


def found(term):
    return [facts.id for facts in postings.read(term, limit=100).facts]


@pytest.fixture
def photo(announced, bob):
    return announced(bob, "chelsea.jpg", title="Café at night", tags='"San José" dc:title=x')


@pytest.mark.parametrize(
    "term",
    ["word:cafe", "word:night", "word:jose", "tag:sanjosé", "tag:dc:title=x", "license:0"]
    + [f"machine:{pattern}" for pattern in ("dc:title=x", "*:title=x", "dc:*=*", "*:*=x")],
)
def test_a_photo_stands_in_the_lists_of_what_is_said_of_it(photo, term):
    assert found(term) == [photo]


def test_a_photo_leaves_the_lists_of_what_is_no_longer_said_of_it(flickr, hub, bob, photo):
    flickr(bob).photos.setMeta(photo_id=photo, title="Day", description="")
    hub.drain()
    assert (found("word:night"), found("word:day")) == ([], [photo])


def test_a_photo_deleted_leaves_all_lists(flickr, hub, bob, photo):
    flickr(bob).photos.delete(photo_id=photo)
    hub.drain()
    assert (found("word:night"), found(f"owner:{bob.nsid}")) == ([], [])


def test_a_row_tells_what_the_photo_is(hub, photo):
    [facts] = postings.read("word:night", limit=1).facts
    now = photos.read(photo)
    assert (facts.owner, facts.posted, facts.taken) == (now.owner, now.posted, now.taken)
    assert (facts.visibility, facts.tags) == (now.visibility, tuple(t.text for t in now.tags))
    assert facts.texts[0] == "cafe at night"


def test_what_is_indexed_anew_stands_where_it_stood(photo):
    before = postings.read("word:night", limit=10)
    index_anew(photo)
    assert postings.read("word:night", limit=10) == before
