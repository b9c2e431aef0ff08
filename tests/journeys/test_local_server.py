"""The running server over real HTTP: parallel calls, files of any size, addresses that lead on."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from PIL import Image

from tests.running import PATIENCE_SECONDS, PHOTOS, eventually

pytestmark = pytest.mark.xdist_group("server")

AT_ONCE = 20
LARGE = 10 * 1024 * 1024  # what API Gateway takes


@pytest.fixture(scope="module")
def coffee(server):
    """A photo of bob's whose sizes are made: its id and its sizes by label."""
    photo_id = upload(server, PHOTOS / "coffee.jpg", title="Coffee", is_public=1)
    return photo_id, eventually(lambda: "Medium" in (found := sizes(server, photo_id)) and found)


@pytest.fixture(scope="module")
def large() -> bytes:
    """A picture that no compression makes small."""
    width = height = 1900
    noise = random.Random(0).randbytes(3 * width * height)
    file = io.BytesIO()
    Image.frombytes("RGB", (width, height), noise).save(file, "PNG", compress_level=1)
    assert file.tell() > LARGE
    return file.getvalue()


def test_a_callback_may_call_the_api_while_it_is_asked(server, subscriber):
    pending = []

    def call(_):
        answer = server.call("alice", "flickr.push.getSubscriptions")
        pending.extend(each["callback"] for each in answer["subscriptions"]["subscription"])

    subscriber.on_question = call
    answer = subscribe(server, subscriber.url)

    assert answer == {"stat": "ok"}
    assert subscriber.url in pending


def test_slow_callbacks_do_not_wait_for_each_other(server, subscriber):
    """None of them answers before all are asked."""
    all_asked = threading.Barrier(AT_ONCE)
    subscriber.on_question = lambda _: all_asked.wait(PATIENCE_SECONDS)
    callbacks = [f"{subscriber.url}?n={n}" for n in range(AT_ONCE)]

    with ThreadPoolExecutor(AT_ONCE) as callers:
        answers = list(callers.map(lambda callback: subscribe(server, callback), callbacks))

    assert answers == [{"stat": "ok"}] * AT_ONCE


def test_every_size_is_a_jpeg_of_that_size(coffee):
    _, found = coffee
    for size in found.values():
        answer = requests.get(size["source"], timeout=PATIENCE_SECONDS)
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert "max-age" in answer.headers["Cache-Control"]
        picture = Image.open(io.BytesIO(answer.content))
        assert picture.format == "JPEG"
        assert picture.size == (int(size["width"]), int(size["height"]))


@pytest.mark.parametrize(
    "accept", [None, "*/*", "image/avif,image/webp,image/png,*/*;q=0.8", "image/jpeg", "text/html"]
)
def test_the_original_is_what_was_uploaded_whatever_is_accepted(coffee, accept):
    _, found = coffee
    answer = requests.get(
        found["Original"]["source"], headers={"Accept": accept}, timeout=PATIENCE_SECONDS
    )

    assert answer.status_code == 200
    assert answer.content == (PHOTOS / "coffee.jpg").read_bytes()


def test_a_guessed_address_is_not_found(coffee):
    _, found = coffee
    guessed = found["Original"]["source"].replace("_o.jpg", "0_o.jpg")

    assert requests.get(guessed, timeout=PATIENCE_SECONDS).status_code == 404


def test_every_picture_in_a_feed_is_there_when_it_arrives(server, subscriber):
    terms = {"topic": "contacts_photos", "callback": subscriber.url, "verify": "sync"}
    assert server.call("alice", "flickr.push.subscribe", **terms) == {"stat": "ok"}
    upload(server, PHOTOS / "rocket.jpg", title="Rocket", is_public=1)
    [entry] = eventually(lambda: subscriber.entries)

    [shown] = re.findall(r'<img [^>]*src="([^"]+)"', entry.content[0].value)
    [enclosure], [thumbnail] = entry.enclosures, entry.media_thumbnail
    for address in (shown, enclosure.href, thumbnail["url"]):
        answer = requests.get(address, timeout=PATIENCE_SECONDS)
        assert answer.headers["Content-Type"] == "image/jpeg"
    server.call("alice", "flickr.push.unsubscribe", **terms)


def test_the_page_of_a_photo_shows_it(server, coffee):
    photo_id, _ = coffee
    info = server.call("bob", "flickr.photos.getInfo", photo_id=photo_id)
    [page] = [each["_content"] for each in info["photo"]["urls"]["url"]]
    answer = requests.get(page, timeout=PATIENCE_SECONDS)

    assert page == f"{server.url}/photos/bob/{photo_id}/"
    assert answer.headers["Content-Type"] == "image/jpeg"


def test_a_private_photo_has_no_page(server):
    photo_id = upload(server, PHOTOS / "chelsea.jpg", is_public=0)

    assert server.get(f"/photos/bob/{photo_id}/").status_code == 404


def test_a_large_file_goes_straight_into_the_store(server, large):
    prepared = server.call("bob", "pushr.upload.prepare")["upload"]
    fields = {each["name"]: each["_content"] for each in prepared["field"]}
    sent = requests.post(
        prepared["url"], data=fields, files={"file": large}, timeout=PATIENCE_SECONDS
    )
    assert sent.ok, sent.text

    terms = {"ticket_id": prepared["ticket_id"], "title": "Noise", "is_public": "0"}
    made = requests.post(
        f"{server.url}/services/upload",
        data=terms,
        auth=server.signature("bob"),
        timeout=PATIENCE_SECONDS,
    )
    photo_id = made.text.partition("<photoid>")[2].partition("<")[0]

    assert server.call("bob", "flickr.photos.getInfo", photo_id=photo_id)["photo"]["title"] == {
        "_content": "Noise"
    }
    original = eventually(lambda: sizes(server, photo_id).get("Original"))["source"]
    assert requests.get(original, timeout=PATIENCE_SECONDS).content == large


def test_a_ticket_says_what_became_of_an_upload(server):
    ticket = upload(server, PHOTOS / "chelsea.jpg", "ticketid", title="Later", **{"async": 1})

    def done():
        answer = server.call("bob", "flickr.photos.upload.checkTickets", tickets=ticket)
        [found] = answer["uploader"]["ticket"]
        return found["complete"] == 1 and found

    photo_id = eventually(done)["photoid"]
    info = server.call("bob", "flickr.photos.getInfo", photo_id=photo_id)
    assert info["photo"]["title"]["_content"] == "Later"


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl")
def test_curl_may_ask_before_it_sends_much(server, large):
    """It sends ``Expect: 100-continue`` with a large body, and the body when it is told to."""
    given = [
        "-sS",
        "--max-time",
        str(PATIENCE_SECONDS),
        "-F",
        "photo=@-",
        "-H",
        "Expect: 100-continue",
    ]
    done = subprocess.run(
        ["curl", *given, f"{server.url}/services/upload?api_key={server.demo['api_key']}"],
        input=large,
        capture_output=True,
        check=True,
    )

    assert b'<err code="99"' in done.stdout


def upload(server, path, answered="photoid", **terms):
    return server.client("bob").upload(filename=str(path), **terms).findtext(answered)


def sizes(server, photo_id):
    answer = server.call("bob", "flickr.photos.getSizes", photo_id=photo_id)
    return {size["label"]: size for size in answer["sizes"]["size"]}


def subscribe(server, callback):
    terms = {"topic": "my_photos", "callback": callback, "verify": "sync", "lease_seconds": 3600}
    return server.call("alice", "flickr.push.subscribe", **terms)
