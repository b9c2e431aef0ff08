"""Feeds that are no XML: json, php, php_serial, yaml and csv."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
import yaml

from chalicelib.feeds import formats
from tests.feeds.php import Source, source  # noqa: F401
from tests.feeds.samples import BARE, PHOTO, public
from tests.php import Php, php  # noqa: F401

SMALL = "https://pushr.example/65535/5628095432_f408b81374_m.jpg"


def written(name: str, *photos) -> bytes:
    return formats.writer(name).write(public(*photos))


def rows(*photos) -> list[dict[str, str]]:
    table = io.StringIO(written("csv", *photos).decode(), newline="")
    return list(csv.DictReader(table, strict=True))


def test_json_is_what_flickr_handed_to_its_function():
    told = json.loads(written("json", PHOTO, BARE))
    assert [*told] == ["title", "link", "description", "modified", "generator", "items"]
    first, second = told["items"]
    assert first["title"] == 'A "cat" & <dog>'
    assert first["link"] == "https://pushr.example/photos/bees/5628095432/"
    assert first["media"] == {"m": SMALL}
    assert first["date_taken"] == "2011-07-23T10:20:30-08:00"
    assert first["published"] == "2011-07-24T09:33:20Z"
    assert first["author"] == 'nobody@flickr.com ("Bees & <Co>")'
    assert first["author_id"] == "12037949754@N01"
    assert first["tags"] == 'cat blackcat dc:title="x>y"'
    assert first["description"].startswith("<p>")
    assert (second["media"], second["tags"]) == ({"m": ""}, "")


def test_json_ends_no_script_that_it_stands_in():
    body = written("json", replace(PHOTO, title="</script><!-- \u2028"))
    assert b"</script" not in body
    assert body.isascii()


def test_php_source_returns_what_php_serial_is(php: Php, source: Source):  # noqa: F811
    unserialized = php.unserialize(written("php_serial", PHOTO, BARE))
    assert source.run(written("php", PHOTO, BARE)) == unserialized
    first, second = unserialized["items"]
    assert first["title"] == 'A "cat" & <dog>'
    assert first["url"] == "https://pushr.example/photos/bees/5628095432/"
    assert first["m_url"] == SMALL
    assert first["thumb_url"].endswith("_s.jpg")
    assert first["photo_url"] == first["l_url"]
    assert first["description_raw"] == PHOTO.description
    assert first["tagsa"] == ["cat", "blackcat", 'dc:title="x>y"']
    assert (first["width"], first["latitude"]) == (1024, 47.5)
    assert [*second] == [*first]


@pytest.mark.parametrize(
    "title", ["'", "\\", "\\'", "${x}", "?><?php exit;", "{$x}", "\\\\'.die().'"]
)
def test_no_title_leaves_its_string_in_php(source: Source, title: str):  # noqa: F811
    assert source.run(written("php", replace(BARE, title=title)))["items"][0]["title"] == title


def test_yaml_is_the_same_again(php: Php):  # noqa: F811
    told = yaml.safe_load(written("yaml", PHOTO, BARE))
    assert told == php.unserialize(written("php_serial", PHOTO, BARE))


def test_a_table_has_a_line_for_each_photo():
    first, second = rows(PHOTO, BARE)
    assert first["title"] == 'A "cat" & <dog>'
    assert first["description_raw"] == PHOTO.description
    assert (first["latitude"], first["longitude"]) == ("47.5", "-122.123456")
    assert first["tags"] == 'cat blackcat dc:title="x>y"'
    assert (second["title"], second["latitude"]) == ("", "")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])
def test_a_title_that_a_spreadsheet_would_run_stands_behind_an_apostrophe(title):
    [row] = rows(replace(PHOTO, title=title))
    assert row["title"] == f"'{title}"
