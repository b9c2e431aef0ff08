"""The log: one line a call, and no secret in it."""

from __future__ import annotations

import json

import pytest

from chalicelib.api import registry
from tests.flickr import FlickrError

VERIFY_TOKEN = "nobody-may-read-this"


def calls(text: str) -> list[dict]:
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    return [line for line in lines if line["message"] == "call"]


@pytest.mark.parametrize(
    ("method", "code"),
    [("flickr.test.login", 0), ("flickr.photos.getInfo", 1), ("flickr.fakeMethod", 112)],
)
def test_every_call_is_one_line(flickr, alice, logged, method, code):
    flickr(alice).json(method)
    [line] = calls(logged())
    assert line["code"] == code
    assert line["request_id"]
    assert line["ms"] >= 0
    if code != 112:
        assert (line["method"], line["nsid"]) == (method, alice.nsid)
        assert line["api_key"] == flickr.application.key


def test_a_call_of_nobody_is_a_line_too(flickr, logged):
    flickr().json("flickr.test.login")
    [line] = calls(logged())
    assert (line["code"], line["nsid"]) == (99, "")


def test_an_upload_is_one_line(flickr, alice, logged):
    flickr(alice).upload()
    [line] = calls(logged())
    assert (line["method"], line["nsid"], line["code"]) == ("upload", alice.nsid, 0)


def test_no_secret_is_ever_in_the_log(flickr, hub, alice, subscriber, logged, capfd):
    """Every method, well called or not, and the workers behind them."""
    push = {"topic": "my_photos", "callback": subscriber.url, "verify_token": VERIFY_TOKEN}
    for how in ("async", "sync"):
        flickr(alice).push.subscribe(**push, verify=how)
        hub.drain()
    photo = flickr(alice).upload(title="cat")
    flickr(alice).upload(async_=1)
    hub.drain()
    flickr(alice).photos.getInfo(photo_id=photo, secret="0a1b")
    for method in registry.every():
        try:
            flickr(alice).call(method.name)
        except FlickrError:
            continue
    text = logged() + "".join(capfd.readouterr())

    assert len(calls(text)) > 20
    secrets = (alice.token.token, alice.token.secret, flickr.application.secret, VERIFY_TOKEN)
    assert not [secret for secret in secrets if secret in text]
    assert "oauth_signature" not in text
    assert "challenge" not in text
    assert subscriber.questions[0]["challenge"] not in text
