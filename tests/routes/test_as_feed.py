"""Answers as feeds: format=feed-..., for programs that read nothing else."""

from __future__ import annotations

import xmlrpc.client
from dataclasses import replace
from urllib.parse import parse_qs, urlencode, urlsplit
from xml.etree.ElementTree import fromstring

import feedparser
import pytest
from oauthlib.oauth1 import SIGNATURE_TYPE_QUERY, Client

from chalicelib.api import registry
from chalicelib.api.call import Call
from chalicelib.api.dispatch import Outcome
from chalicelib.feeds.formats import ANSWER
from chalicelib.formats.element import Element
from chalicelib.model.listed import Listed
from chalicelib.model.paging import Page
from chalicelib.model.photo import Size
from chalicelib.model.visibility import STRANGER
from chalicelib.responses.lists import PhotoList
from chalicelib.routes import as_feed
from chalicelib.settings import settings
from chalicelib.store import people, photos
from tests.flickr import HOST, Answer, request
from tests.model.photos import SIZE
from tests.model.photos import photo as made_photo
from tests.routes import stored

FLICKR = "{urn:flickr:}"
ATOM = "{http://www.w3.org/2005/Atom}"
KML = "{http://earth.google.com/kml/2.1}"
LIST = "flickr.people.getPublicPhotos"
READ = sorted(name for name in ANSWER if not name.startswith("feed-kml"))


@pytest.fixture
def ask(flickr, bob):
    """Asks for bob's photos, or by any method, as a feed."""

    def asked(method: str = LIST, member=None, **arguments) -> Answer:
        given = {"method": method, "format": "feed-atom_10", "user_id": bob.nsid, **arguments}
        return flickr(member).get("/services/rest/", given)

    return asked


@pytest.fixture
def photo(bob):
    """A public photo of bob's."""
    original = Size(suffix="o", width=120, height=80, secret="")
    made = made_photo(id="10000000000", owner=bob.nsid, title="cat & <dog>", sizes=(SIZE, original))
    photos.add(made)
    return made


@pytest.fixture
def many(photo):
    """Sixteen more of them."""
    for number in range(1, 17):
        photos.add(replace(photo, id=str(int(photo.id) + number)))


def error(answer: Answer) -> tuple[int, str, str]:
    told = answer.headers
    return answer.status, told["X-FlickrErrCode"], told["X-FlickrErrMessage"]


def pagination(answer: Answer) -> dict[str, str]:
    [found] = fromstring(answer.body).iter(f"{FLICKR}pagination")
    return found.attrib


def self_link(answer: Answer) -> str:
    [link] = fromstring(answer.body).findall(f"{ATOM}link[@rel='self']")
    return link.get("href")


@pytest.mark.parametrize("name", READ)
def test_a_list_of_photos_is_a_feed_to_a_feed_reader(ask, bob, photo, name):
    answer = ask(format=name)
    told = {name.lower(): value for name, value in answer.headers.items()}
    assert (answer.status, told["cache-control"]) == (200, "private, no-store")
    assert told["x-content-type-options"] == "nosniff"
    read = feedparser.parse(answer.body, response_headers=told)
    assert not read.bozo
    assert read.feed.title == LIST
    [entry] = read.entries
    assert "cat &" in entry.title
    assert entry.link == f"http://pushr.test/photos/{bob.nsid}/{photo.id}/"


def test_a_list_of_photos_is_a_list_of_placemarks_to_a_globe(ask, photo):
    answer = ask(format="feed-kml")
    assert answer.headers["Content-Type"] == "application/vnd.google-earth.kml+xml"
    [placemark] = fromstring(answer.body).iter(f"{KML}Placemark")
    assert placemark.findtext(f"{KML}name") == photo.title


def test_a_network_link_leads_to_the_placemarks_of_the_same_call(ask, photo):
    answer = ask(format="feed-kml_nl", per_page=1, page=1, member=None)
    [href] = fromstring(answer.body).iter(f"{KML}href")
    asked = dict(parse_qs(urlsplit(href.text).query))
    assert (asked["format"], asked["per_page"]) == (["feed-kml"], ["1"])
    assert asked["method"] == [LIST]


@pytest.mark.parametrize(
    ("asked", "per_page", "pages", "shown"),
    [
        ({}, "15", "2", 15),
        ({"page": 2}, "15", "2", 2),
        ({"per_page": 500}, "15", "2", 15),
        ({"per_page": 16, "page": 2}, "15", "2", 2),
        ({"per_page": 5, "page": 4}, "5", "4", 2),
        ({"per_page": 0}, "15", "2", 15),
        ({"per_page": "all"}, "15", "2", 15),
        ({"page": 9}, "15", "2", 0),
    ],
)
def test_a_feed_is_a_page_of_fifteen_at_most(ask, many, bob, asked, per_page, pages, shown):
    answer = ask(member=bob, **asked)
    page = str(asked.get("page", 1))
    told = {"total": "17", "page": page, "pages": pages, "per_page": per_page}
    assert pagination(answer) == told
    assert len(feedparser.parse(answer.body).entries) == shown


@pytest.mark.parametrize("name", sorted(ANSWER))
def test_every_feed_says_which_page_it_is(ask, photo, name):
    body = ask(format=name).body.decode()
    assert "urn:flickr:" in body
    assert "pagination" in body
    assert 'total="1"' in body or "<flickr:total>1</flickr:total>" in body


@pytest.mark.parametrize(
    ("given", "run"),
    [({}, {"per_page": "15"}), ({"count": "50"}, {"per_page": "15", "count": "15"})],
)
def test_a_method_is_asked_for_no_more_than_a_feed_shows(given, run):
    call = Call(now=0, params={"format": "feed-kml", **given})
    fitted = as_feed.fitted(registry.find(LIST), call)
    assert fitted.params == {"format": "feed-kml", **run}


@pytest.mark.parametrize(("asked", "shown"), [({}, 15), ({"page": "2"}, 9), ({"page": "3"}, 0)])
def test_what_a_method_answers_without_pages_has_pages_as_a_feed(bob, asked, shown):
    everything = [Listed(photo=made_photo(), owner=bob.person, viewer=STRANGER)] * 24
    answer = Page(items=everything, page=1, per_page=24, total=24)
    outcome = Outcome(rsp=Element("rsp"), answer=PhotoList(page=answer))
    asked = {"method": "flickr.tags.getClusterPhotos", "format": "feed-atom_10", **asked}
    body = as_feed.response(outcome, asked).body
    assert body.count(b"<entry>") == shown
    page = asked.get("page", "1")
    assert f'total="24" page="{page}" pages="2" per_page="15"'.encode() in body


def test_a_call_in_xml_is_answered_by_a_feed_as_well(flickr, bob, photo):
    given = {"format": "feed-atom_10", "user_id": bob.nsid, "api_key": flickr.application.key}
    call = xmlrpc.client.dumps((given,), LIST).encode()
    answer = request("POST", "/services/xmlrpc", {"Content-Type": "text/xml"}, call)
    assert answer.status == 200
    assert self_link(answer).startswith(f"http://pushr.test/services/rest/?method={LIST}&")


def test_who_may_see_the_original_finds_it_in_the_feed(ask, alice, bob, photo):
    people.change(bob.nsid, originals="nobody")
    for member, shown in ((bob, True), (alice, False), (None, False)):
        answer = ask("flickr.people.getPhotos", member=member)
        originals = list(fromstring(answer.body).iter(f"{FLICKR}original"))
        assert bool(originals) is shown
        assert (photo.original_secret in answer.body.decode()) is shown
    [public] = fromstring(ask("flickr.people.getPhotos", member=bob).body).iter(f"{FLICKR}original")
    assert (public.get("type"), public.get("width"), public.get("height")) == (
        "image/png",
        "120",
        "80",
    )


def test_a_feed_names_its_own_address_without_what_signed_the_call(flickr, bob, photo):
    given = {"method": LIST, "user_id": bob.nsid, "format": "feed-atom_10", "tags": "a", "x": "y"}
    client = Client(
        flickr.application.key,
        flickr.application.secret,
        bob.token.token,
        bob.token.secret,
        signature_type=SIGNATURE_TYPE_QUERY,
    )
    uri, _, _ = client.sign(f"http://{HOST}/services/rest/?{urlencode(given)}")
    answer = request("GET", uri.removeprefix(f"http://{HOST}"))
    assert self_link(answer) == (
        f"http://pushr.test/services/rest/?method={LIST}"
        f"&user_id={bob.nsid.replace('@', '%40')}&format=feed-atom_10"
    )
    assert "oauth" not in answer.body.decode()
    assert bob.token.token not in answer.body.decode()


def test_a_feed_that_needs_no_signature_is_found_again_at_its_address(flickr, bob, photo):
    given = {"method": LIST, "user_id": bob.nsid, "format": "feed-atom_10"}
    first = request("GET", f"/services/rest?{urlencode(given)}&api_key={flickr.application.key}")
    again = request("GET", self_link(first).removeprefix(f"http://{HOST}"))
    assert first.body == again.body


@pytest.mark.parametrize("name", sorted(ANSWER))
@pytest.mark.parametrize("method", ["flickr.test.echo", "flickr.people.getInfo"])
def test_what_is_no_list_of_photos_is_no_feed(ask, method, name):
    answer = ask(method, format=name)
    assert error(answer) == (400, "111", f'Format "{name}" not found')
    assert answer.body.decode() == f'111: Format "{name}" not found\n'
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_a_method_that_writes_is_refused_before_it_has_written(ask, bob, photo):
    before = stored.everything()
    for method in ("flickr.photos.addTags", "flickr.photos.setMeta", "flickr.photos.delete"):
        answer = ask(method, member=bob, photo_id=photo.id, tags="new", title="new")
        assert error(answer)[:2] == (400, "111")
    assert stored.everything() == before
    assert photos.read(photo.id) == photo


@pytest.mark.parametrize(
    "name",
    ["feed-", "feed-atom", "feed-sql", "feed-kml\r\nSet-Cookie: a=b", "feed-\x00\x7f☃\ud800"],
)
def test_a_feed_there_is_not_is_said_in_headers_that_hold_no_more_than_that(flickr, name):
    given = {"method": LIST, "api_key": flickr.application.key, "format": name}
    query = urlencode(given, errors="surrogatepass")
    answer = request("GET", f"/services/rest?{query}")
    status, code, message = error(answer)
    assert (status, code) == (400, "111")
    assert message.startswith('Format "feed-')
    assert message.isascii()
    assert message.isprintable()
    assert "Set-Cookie" not in answer.headers


def test_an_error_is_no_longer_than_a_header_may_be(flickr):
    answer = request("GET", f"/services/rest?method=x&format=feed-{'☃' * 5000}")
    assert len(answer.headers["X-FlickrErrMessage"]) < 4000


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"user_id": "1@N00"}, (400, "1", "User not found")),
        ({"method": "flickr.no.such"}, (400, "112", 'Method "flickr.no.such" not found')),
        (
            {"method": "flickr.people.getPhotos", "user_id": ""},
            (400, "1", "Required arguments missing"),
        ),
    ],
)
def test_what_goes_wrong_is_told_in_headers(ask, asked, told):
    assert error(ask(**{"method": LIST, **asked})) == told


def test_who_is_not_known_is_told_in_headers():
    answer = request("GET", f"/services/rest?method={LIST}&format=feed-kml&api_key=x")
    assert error(answer)[:2] == (400, "100")


def test_who_calls_too_often_is_told_when_to_come_again(ask, monkeypatch):
    monkeypatch.setenv("PUSHR_CALLS_AN_HOUR", "1")
    settings.cache_clear()
    try:
        answers = [ask() for _ in range(3)]  # a new hour may begin meanwhile
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert error(answers[-1])[:2] == (429, "122")
    assert int(answers[-1].headers["Retry-After"]) > 0
