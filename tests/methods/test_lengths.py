"""What is too long to keep is refused, and loses nothing."""

from __future__ import annotations

import pytest

from tests.flickr import fails


@pytest.mark.parametrize("words", [{"title": "x" * 2_001}, {"description": "é" * 65_001}])
def test_words_that_are_too_long_are_refused(flickr, bob, words):
    with fails(118):
        flickr(bob).upload(**words)
    assert flickr(bob).people.getPhotos(user_id="me")[0].get("total") == "0"

    photo_id = flickr(bob).upload(title="kept")
    with fails(118):
        flickr(bob).photos.setMeta(photo_id=photo_id, **words)
    assert flickr(bob).photos.getInfo(photo_id=photo_id)[0].findtext("title") == "kept"


def test_words_that_just_fit_are_kept(flickr, bob):
    photo_id = flickr(bob).upload(title="x" * 2_000, description="é" * 65_000)

    assert len(flickr(bob).photos.getInfo(photo_id=photo_id)[0].findtext("description")) == 65_000
