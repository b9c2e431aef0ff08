"""The form: which control suits which argument, and what is read of what was filled in."""

from __future__ import annotations

import pytest

from chalicelib.api import manual, registry
from chalicelib.api.method import Method
from chalicelib.explorer import code, form, free
from chalicelib.explorer.form import Field
from chalicelib.routes.replace import renew

ECHO = registry.find("flickr.test.echo")


def field(method: Method, name: str, **given: str) -> Field:
    shown, folded = form.fields(manual.entry(method), form.read(method, given))
    [found] = [each for each in (*shown, *folded) if each.name == name]
    return found


@pytest.mark.parametrize(
    ("method", "argument", "picked"),
    [
        ("flickr.photos.geo.setLocation", "lat", ""),
        ("flickr.photos.geo.setLocation", "lon", "point"),
        ("flickr.push.subscribe", "lon", "point"),
        ("flickr.photos.search", "bbox", "box"),
        ("flickr.photos.search", "radius", ""),
    ],
)
def test_a_place_can_be_picked_on_a_map(method, argument, picked):
    assert field(registry.find(method), argument).picked == picked


def test_wherever_a_longitude_is_asked_for_a_latitude_is():
    for entry in manual.everything():
        names = {argument.name for argument in entry.arguments}
        assert ("lon" in names) == ("lat" in names), entry.name


@pytest.mark.parametrize(
    ("method", "argument", "offers"),
    [
        ("flickr.people.getInfo", "user_id", "people"),
        ("flickr.push.subscribe", "nsids", "people"),
        ("flickr.photos.getInfo", "photo_id", "photos"),
        ("flickr.photosets.getPhotos", "photoset_id", "photosets"),
        ("flickr.photos.search", "text", ""),
    ],
)
def test_who_or_what_is_meant_can_be_chosen(method, argument, offers):
    assert field(registry.find(method), argument).offers == offers


def test_any_parameters_are_sent_to_be_echoed():
    wish = form.read(ECHO, {free.FIELD: "greeting=hello\r\nsum=1+1=2\r\nalone"})

    assert wish.arguments == {"greeting": "hello", "sum": "1+1=2", "alone": ""}
    assert wish.linked == {free.FIELD: "greeting=hello\nsum=1+1=2\nalone="}
    assert field(ECHO, free.FIELD, **wish.linked).control == "lines"


@pytest.mark.parametrize(
    "line",
    ["method=flickr.test.null", "api_key=1", "oauth_token=a", "api_sig=b", "=c", "a b=d", "\x00=e"],
)
def test_no_parameter_says_how_the_call_is_made(line):
    assert form.read(ECHO, {free.FIELD: line}).arguments == {}


def test_no_more_parameters_are_sent_than_anybody_types():
    many = "\n".join(f"a{n}=1" for n in range(1000))

    assert len(form.read(ECHO, {free.FIELD: many}).arguments) == 20


def test_other_methods_take_none():
    assert form.read(registry.find("flickr.photos.search"), {free.FIELD: "a=1"}).arguments == {}


def test_a_file_is_replaced_at_its_own_door():
    wish = form.read(renew, {"photo_id": "12", "format": "json"})
    curl, python, javascript = (each.text for each in code.snippets(wish))

    assert wish.takes_file
    assert wish.params == {"photo_id": "12"}
    assert "/services/replace?$query" in curl
    assert "answer = flickr.replace(\n    'photo.jpg',\n    photo_id='12'," in python
    assert "await replace('12', 'photo.jpg')" in javascript
