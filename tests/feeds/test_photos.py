"""Photos as entries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from chalicelib.feeds import photos
from chalicelib.feeds.feed import Image, Point
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo


def having(photo: Photo, *suffixes: str) -> Photo:
    """The same photo in fewer sizes."""
    return replace(photo, sizes=tuple(s for s in photo.sizes if s.suffix in suffixes))


def test_the_id_is_flickrs_so_that_receivers_find_the_photos_id(photo: Photo, bees: Person) -> None:
    assert photos.entry(photo, bees).id == "tag:flickr.com,2005:/photo/5628095432"


def test_updated_is_when_the_photo_changed_not_when_it_was_posted(
    photo: Photo, bees: Person
) -> None:
    entry = photos.entry(photo, bees)
    assert (entry.published, entry.updated) == (1311500000, 1311500100)


def test_the_picture_is_the_large_copy(photo: Photo, bees: Person) -> None:
    assert photos.entry(photo, bees).image == Image(
        url="https://pushr.example/65535/5628095432_f408b81374_b.jpg",
        type="image/jpeg",
        width=1024,
        height=1024,
    )


@pytest.mark.parametrize(
    ("suffixes", "end"),
    [(("s", "z", "", "o"), "_z.jpg"), (("s", "t", "", "o"), "5628095432_f408b81374.jpg")],
)
def test_the_picture_is_the_largest_copy_there_is(
    photo: Photo, bees: Person, suffixes: tuple[str, ...], end: str
) -> None:
    image = photos.entry(having(photo, *suffixes), bees).image
    assert image is not None
    assert image.url.endswith(end)


def test_a_photo_too_small_for_copies_is_shown_as_it_is(photo: Photo, bees: Person) -> None:
    image = photos.entry(having(photo, "s", "q", "o"), bees).image
    assert image is not None
    assert image.url.endswith("_95e713eb4e_o.png")
    assert image.type == "image/png"


def test_an_original_that_is_not_for_anyone_is_never_shown(photo: Photo, bees: Person) -> None:
    image = photos.entry(having(photo, "s", "q", "o"), replace(bees, originals="contacts")).image
    assert image is not None
    assert image.url.endswith("_q.jpg")


def test_the_thumbnail_is_the_small_square(photo: Photo, bees: Person) -> None:
    thumbnail = photos.entry(photo, bees).thumbnail
    assert thumbnail is not None
    assert thumbnail.url.endswith("_s.jpg")


def test_a_photo_in_the_making_has_no_pictures(photo: Photo, bees: Person) -> None:
    entry = photos.entry(having(photo), bees)
    assert (entry.image, entry.thumbnail) == (None, None)


def test_all_rights_reserved_has_no_license_page(photo: Photo, bees: Person) -> None:
    assert photos.entry(photo, bees).license == "https://creativecommons.org/licenses/by/2.0/"
    assert not photos.entry(replace(photo, license=0), bees).license


def test_a_photo_is_where_it_was_taken_or_nowhere(photo: Photo, bees: Person) -> None:
    taken = Point(latitude=47.5, longitude=-122.123456, woe_id="2490383")
    assert photos.entry(photo, bees).point == taken
    assert photos.entry(replace(photo, location=None), bees).point is None


def test_who_made_it_happen_is_the_contributor(photo: Photo, bees: Person) -> None:
    fan = Person(nsid="2@N01", number="2", username="Fan")
    contributor = photos.entry(photo, bees, ("faves",), fan).contributor
    assert contributor is not None
    assert (contributor.name, contributor.uri, contributor.nsid) == (
        "Fan",
        "https://pushr.example/people/2@N01/",
        "2@N01",
    )


def test_the_content_shows_the_picture_between_who_and_what(photo: Photo, bees: Person) -> None:
    content = photos.entry(photo, bees).html
    assert content.startswith("\t\t\t<p>")
    who, picture, what = html.fragments_fromstring(content, no_leading_text=True)
    assert who.text_content() == "Bees & <Co> posted a photo:"
    assert picture.xpath("a/@href") == ["https://pushr.example/photos/bees/5628095432/"]
    assert picture.xpath("a/img/@src")[0].endswith("5628095432_f408b81374_m.jpg")
    assert what.text_content() == "It's <b>here</b>.And there."


def test_strangers_words_never_become_html(photo: Photo, bees: Person) -> None:
    evil = "'\"><script>alert(1)</script>&lt;i&gt;"
    content = photos.entry(
        replace(photo, title=evil, description=evil), replace(bees, username=evil)
    ).html
    body = html.fromstring(content)
    assert not body.xpath("//script | //i")
    assert body.xpath("//img/@alt") == [evil]
    assert body.xpath("//p[3]")[0].text_content() == evil
