"""The index of search made anew: whole again, resumable, and without what is not so."""

from __future__ import annotations

import json

import boto3
import pytest

from chalicelib.settings import settings
from chalicelib.store import keys, photos, postings, table
from infra import admin, dead_letters, reindex
from tests.conftest import ENVIRONMENT
from tests.hub.faults import Calls, Died, watching


def rows():
    """All of the index: facts by term and place."""
    found = boto3.client("dynamodb").scan(TableName=settings().index_table)["Items"]
    return {(row["pk"]["S"], row["sk"]["S"]): row.get("facts") for row in found}


def empty():
    gone = [{"pk": pk, "sk": sk} for pk, sk in rows()]
    table.write_many(settings().index_table, deletes=gone)


def found(term):
    return [facts.id for facts in postings.read(term, limit=100).facts]


@pytest.fixture
def indexed(flickr, hub, bob):
    """Photos of bob's, and the index as the worker made it of them."""
    titles = ("Red kite", "Blue kite", "Green kite", "Kites", "Sky")
    ids = [flickr(bob).upload("chelsea.jpg", title=title, tags="sky") for title in titles]
    hub.drain()
    return ids, rows()


@pytest.fixture
def run(tmp_path, capsys):
    """Does the command; answers what it printed."""
    (tmp_path / "environment.json").write_text(json.dumps(ENVIRONMENT))

    def command(*words: str):
        assert admin.main(["--folder", str(tmp_path), "reindex", *words]) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        return json.loads(printed.out)

    return command


def test_an_index_that_was_lost_is_made_anew(indexed, run):
    _, before = indexed
    empty()
    assert run() == {"photos": 5, "removed": 0}
    assert rows() == before


def test_what_stands_as_it_must_is_left_so(indexed, run):
    _, before = indexed
    assert run("--at-once", "1") == {"photos": 5, "removed": 0}
    assert rows() == before


def test_an_index_half_made_is_finished_without_beginning_again(indexed, run):
    _, before = indexed
    _die_before_the_last_photo()
    half = {pk for pk, _ in rows() if pk.startswith("TERM#")}
    assert 0 < len(half) < len(before)

    assert 0 < run()["photos"] < 5
    assert rows() == before


@pytest.mark.usefixtures("indexed")
def test_it_is_begun_again_if_that_is_asked_for(run):
    _die_before_the_last_photo()
    assert run("--from-start")["photos"] == 5


def _die_before_the_last_photo():
    """Photos are spread over the segments, so that those before it are done with."""
    empty()
    with watching(Calls()) as calls:
        reindex.run(at_once=1)
    second = calls.names.index("DescribeTable", calls.names.index("DescribeTable") + 1)
    last = max(at for at, name in enumerate(calls.names[:second]) if name == "BatchWriteItem")
    empty()
    with watching(Calls(dies_at=last)), pytest.raises(Died):
        reindex.run(at_once=1)


def test_postings_of_what_is_not_there_or_not_so_are_removed(indexed, run):
    (first, *_), before = indexed
    photo = photos.read(first)
    key = keys.posting("word:night", photo.posted, first)
    stray = [key, keys.posting("tag:sky", photo.posted, "404"), keys.posting("tag:sky", 1, first)]
    table.write_many(settings().index_table, puts=[{**each, "facts": "{}"} for each in stray])

    assert run()["removed"] == 3
    assert rows() == before


def test_records_that_index_gave_up_are_replayed_as_the_photos_are_by_now(
    flickr, hub, bob, indexed, monkeypatch
):
    """The cause here is a table that cannot be reached while the record is tried."""
    [first, *_], _ = indexed
    monkeypatch.setenv("PUSHR_INDEX_TABLE", "away")
    settings.cache_clear()
    flickr(bob).photos.setMeta(photo_id=first, title="Night", description="")
    hub.drain()
    assert (dead_letters.count()["index"], dead_letters.count()["match"]) == (1, 0)

    monkeypatch.undo()
    settings.cache_clear()
    flickr(bob).photos.setMeta(photo_id=first, title="Day", description="")
    hub.drain()
    assert found("word:red") == [first]
    assert dead_letters.replay("index") == 1
    assert (found("word:red"), found("word:night"), found("word:day")) == ([], [], [first])
    assert dead_letters.count()["index"] == 0
