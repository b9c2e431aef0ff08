"""Sets, the order of them, and the rows of their photos: always as one another say."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace

import pytest

from chalicelib.model.comment import Comment
from chalicelib.model.failures import WriteFailed
from chalicelib.model.photoset import Photoset
from chalicelib.model.photoset_failures import PhotosetNotFound
from chalicelib.store import aws, comments, photosets
from tests.model.photos import photo as a_photo

NOW = 1_795_000_000
OWNER = "1@N01"


def a_set(number: int = 1, photos: tuple[str, ...] = ("1",)) -> Photoset:
    return Photoset(
        id=f"{number:019}",
        owner=OWNER,
        title="t",
        primary=photos[0],
        photos=photos,
        created=NOW,
        updated=NOW,
    )


@pytest.fixture
def added() -> Photoset:
    photosets.add(a_set())
    return a_set()


@contextmanager
def before_write(number: int, then):
    """Somebody does something just before the number-th write, and after what it is of was read."""
    writes = [0]

    def call(**_):
        writes[0] += 1
        if writes[0] == number:
            then()

    events = aws.dynamodb().meta.events
    name = "before-call.dynamodb.TransactWriteItems"
    events.register_first(name, call, unique_id="meanwhile")
    try:
        yield
    finally:
        events.unregister(name, unique_id="meanwhile")


def _numbers(first: int, last: int) -> tuple[str, ...]:
    return tuple(map(str, range(first, last)))


def _change(photoset: Photoset, *photos: str) -> Photoset:
    return photosets.change(photoset.id, lambda each: each.holding(photos, photos[0], NOW))


def _add(photoset: Photoset, photo_id: str) -> None:
    photosets.change(photoset.id, lambda each: each.added(photo_id, NOW))


def test_of_two_photos_added_at_once_none_is_lost(added):
    with before_write(1, lambda: _add(added, "2")):
        _add(added, "3")
    assert photosets.get(added.id).photos == ("1", "2", "3")
    assert photosets.photos_in_sets(OWNER) == {"1", "2", "3"}


def test_a_photo_added_while_a_set_is_renamed_stays(added):
    with before_write(1, lambda: _add(added, "2")):
        photosets.change(added.id, lambda each: each.edited(NOW, title="u"))
    there = photosets.get(added.id)
    assert (there.title, there.photos) == ("u", ("1", "2"))


def test_a_comment_made_while_a_set_is_changed_is_counted(added):
    comment = Comment(number="1", photo_id=added.id, author="2@N01", text="x", created=NOW)
    with before_write(1, lambda: comments.add(comment, comments.PHOTOSET)):
        _add(added, "2")
    assert photosets.get(added.id).comments == 1


def test_of_two_sets_made_at_once_none_is_lost(added):
    with before_write(1, lambda: photosets.add(a_set(2))):
        photosets.add(a_set(3))
    assert [each.id for each in photosets.of(OWNER)] == [a_set(n).id for n in (3, 2, 1)]


def test_a_set_made_while_sets_are_ordered_is_kept(added):
    photosets.add(a_set(2))
    with before_write(1, lambda: photosets.add(a_set(3))):
        photosets.order(OWNER, [added.id])
    assert {each.id for each in photosets.of(OWNER)} == {a_set(n).id for n in (1, 2, 3)}


def test_a_photo_added_to_a_set_that_is_being_deleted_is_in_none(added):
    with before_write(1, lambda: photosets.remove(added.id, NOW)), pytest.raises(PhotosetNotFound):
        _add(added, "2")
    assert photosets.photos_in_sets(OWNER) == set()


def test_a_set_deleted_while_a_photo_is_added_leaves_no_row(added):
    with before_write(1, lambda: _add(added, "2")):
        photosets.remove(added.id, NOW)
    assert photosets.photos_in_sets(OWNER) == set()
    assert photosets.of(OWNER) == []


def test_many_photos_come_and_go(added):
    """More than one transaction takes."""
    many, others = _numbers(0, 120), _numbers(90, 200)
    _change(added, *many)
    assert photosets.get(added.id).photos == many
    _change(added, *others)
    assert photosets.get(added.id).photos == others
    assert photosets.photos_in_sets(OWNER) == set(others)
    photosets.remove(added.id, NOW)
    assert photosets.photos_in_sets(OWNER) == set()


def test_who_stops_half_way_leaves_what_is_true(added):
    def stop() -> None:
        raise InterruptedError

    with before_write(2, stop), pytest.raises(InterruptedError):
        _change(added, *_numbers(10, 130))
    half = photosets.get(added.id).photos
    assert 1 < len(half) < 120
    assert photosets.photos_in_sets(OWNER) == set(half)


def test_whoever_always_loses_gives_up(added):
    def rename() -> None:
        titles[0] += "x"
        photosets.change(added.id, lambda each: each.edited(NOW, comments=len(titles[0])))

    titles = [""]
    events = aws.dynamodb().meta.events
    name = "before-call.dynamodb.TransactWriteItems"
    own = [True]

    def call(**_):
        if own[0]:
            own[0] = False
            rename()
            own[0] = True

    events.register_first(name, call, unique_id="always")
    try:
        with pytest.raises(WriteFailed):
            _add(added, "2")
    finally:
        events.unregister(name, unique_id="always")
    assert photosets.get(added.id).photos == ("1",)


def test_a_photo_knows_its_sets_and_leaves_them_when_it_goes(added):
    photosets.add(a_set(2, ("1", "2")))
    photo = a_photo(id="1", owner=OWNER)
    assert [each.id for each in photosets.with_photo(photo)] == [a_set(2).id, added.id]
    assert photosets.with_photo(replace(photo, id="11")) == []
    photosets.take_out(photo, NOW)
    [left] = photosets.of(OWNER)
    assert (left.id, left.photos, left.primary) == (a_set(2).id, ("2",), "2")
    with pytest.raises(PhotosetNotFound):
        photosets.get(added.id)
