"""The explorer's form of every method there is."""

from __future__ import annotations

import pytest

from chalicelib.api import registry
from chalicelib.api.arguments import flat
from chalicelib.explorer import form, free
from tests.browsing import Browser
from tests.exploring import KEPT, SCRIPT, at, call

SCRIPTS = 2  # the page's own
OUTPUTS = {"rest", "json", "php_serial", "feed-atom_10"}
METHODS = [method.name for method in registry.every()]


@pytest.mark.parametrize("name", METHODS)
def test_every_method_has_a_form_with_a_field_for_each_argument(name):
    page = Browser().get(at(name))

    assert page.status == 200
    assert page.title == name
    arguments = {each.name for each in flat(registry.find(name).arguments)}
    anything = {free.FIELD} if free.takes(registry.find(name)) else set()
    shown = set(page.form(name="do").element.fields)
    assert shown == {*arguments, *anything, *form.OWN} - {"do"}
    assert len(page.answer.body) < KEPT


@pytest.mark.parametrize("name", METHODS)
def test_a_script_in_every_argument_stays_text(name):
    arguments = [each.name for each in flat(registry.find(name).arguments)]
    filled = dict.fromkeys([*arguments, "format"], SCRIPT)
    browser = Browser()

    page = browser.get(at(name, **filled))
    answered = page.form(name="do").send(do="call", **filled, sign="nobody")
    for each in (page, answered):
        assert b"<script>alert" not in each.answer.body
        assert len(each.html.xpath("//script")) == SCRIPTS


def test_a_script_in_what_people_write_stays_text(allowed, flickr, alice, hub):
    tags = f'"{SCRIPT}" a:b="{SCRIPT}"'
    photo_id = flickr(alice).upload(title=SCRIPT, description=SCRIPT, tags=tags)
    flickr(alice).photos.comments.addComment(photo_id=photo_id, comment_text=SCRIPT)
    flickr(alice).photos.geo.setLocation(photo_id=photo_id, lat="64.1", lon="-21.9")
    flickr(alice).photosets.create(title=SCRIPT, primary_photo_id=photo_id)
    hub.drain()
    extras = "description,tags,machine_tags,geo"
    for name, filled in {
        "flickr.photos.getInfo": {"photo_id": photo_id},
        "flickr.people.getPhotos": {"user_id": "me", "extras": extras},
        "flickr.photos.comments.getList": {"photo_id": photo_id},
        "flickr.photosets.getList": {},
        "flickr.tags.getListUser": {},
        "flickr.photos.getSizes": {"photo_id": SCRIPT},
        "flickr.test.echo": {"parameters": f"{SCRIPT}={SCRIPT}"},
    }.items():
        for output in OUTPUTS & form.outputs(registry.find(name)).keys():
            page = call(allowed, name, **filled, sign="me", format=output)
            assert page.html.xpath("//section[@id='answer']"), name
            assert b"<script>alert" not in page.answer.body
            assert not page.html.xpath("//script[not(@src) or text()]")
