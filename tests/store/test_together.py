"""What is counted and its count: written together or not at all, whoever else writes."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from chalicelib.model.failures import WriteFailed
from chalicelib.model.photo_failures import NotFavorite
from chalicelib.store import aws, favorites, photos
from tests.model.photos import photo as a_photo

NOW = 1_795_000_000
CONFLICT = {
    "TransactWriteItems": {
        "Error": {"Code": "TransactionCanceledException", "Message": ""},
        "CancellationReasons": [{"Code": "None"}, {"Code": "TransactionConflict"}],
    },
    "PutItem": {"Error": {"Code": "TransactionConflictException", "Message": ""}},
}


@dataclass
class _Refused:
    status_code: int = 400


@contextmanager
def conflicts(operation: str, times: int):
    """DynamoDB answers so many calls by a conflict with another transaction."""
    left = [times]

    def answer(**_):
        if left[0] == 0:
            return None
        left[0] -= 1
        return _Refused(), CONFLICT[operation]

    events = aws.dynamodb().meta.events
    events.register_first(f"before-call.dynamodb.{operation}", answer, unique_id="conflicts")
    try:
        yield left
    finally:
        events.unregister(f"before-call.dynamodb.{operation}", unique_id="conflicts")


@pytest.fixture
def photo():
    photos.add(a_photo())
    return a_photo()


def test_a_favorite_waits_for_others_that_are_counted(photo):
    with conflicts("TransactWriteItems", 2) as left:
        favorites.add("2@N01", photo.id, NOW)
    assert left == [0]
    assert photos.read(photo.id).faves == 1


def test_a_favorite_waits_only_so_long(photo):
    with conflicts("TransactWriteItems", 99), pytest.raises(WriteFailed):
        favorites.add("2@N01", photo.id, NOW)
    assert not favorites.is_favorite("2@N01", photo.id)
    assert photos.read(photo.id).faves == 0


def test_a_change_waits_for_a_favorite(photo):
    with conflicts("PutItem", 2) as left:
        photos.edit(photo.id, NOW, title="t")
    assert left == [0]
    assert photos.read(photo.id).title == "t"


def test_there_is_no_favorite_without_its_photo():
    with pytest.raises(WriteFailed):
        favorites.add("2@N01", "7", NOW)
    assert not favorites.is_favorite("2@N01", "7")


def test_a_favorite_is_noted_as_a_change(photo):
    favorites.add("2@N01", photo.id, NOW + 5)
    assert photos.read(photo.id).updated == NOW + 5
    with pytest.raises(NotFavorite):
        favorites.remove("3@N01", photo.id, NOW + 9)
    assert photos.read(photo.id).updated == NOW + 5
