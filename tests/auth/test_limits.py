"""How often an application may call in an hour."""

from __future__ import annotations

import json

import pytest

from chalicelib.settings import settings
from tests.flickr import Flickr, fails, request
from tests.members import Members


@pytest.fixture
def two_an_hour(monkeypatch):
    """A service that lets nobody do anything more than twice."""
    for what in ("CALLS", "UPLOADS", "SUBSCRIPTIONS"):
        monkeypatch.setenv(f"PUSHR_{what}_AN_HOUR", "2")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def exhausted(flickr, alice, two_an_hour):
    """Alice's application, which has called as often as it may; also if a new hour begins."""
    with fails(122):
        for _ in range(5):
            flickr(alice).test.login()
    return flickr(alice)


def test_who_calls_too_often_is_told_when_to_come_back(exhausted):
    answer = exhausted.get("/services/rest/", {"method": "flickr.test.login"})

    wait = int(answer.headers["Retry-After"])
    assert answer.status == 429
    assert 0 < wait <= 3600
    assert answer.rsp[0].get("code") == "122"
    assert answer.rsp[0].get("msg").startswith("Limit exceeded (2 calls an hour; again in ")


def test_it_is_told_in_the_format_asked_for(exhausted):
    asked = {"method": "flickr.test.login", "format": "json", "nojsoncallback": 1}
    answer = exhausted.get("/services/rest/", asked)

    assert answer.status == 429
    assert json.loads(answer.body)["code"] == 122


def test_uploads_and_subscriptions_are_counted_apart(exhausted, subscriber):
    assert exhausted.upload()
    push = {"topic": "my_photos", "callback": subscriber.url, "verify": "sync"}
    assert exhausted.push.subscribe(**push).get("stat") == "ok"


def test_another_application_is_not_held_back(exhausted):
    other = Members()
    erin = other.add("erin")

    assert Flickr(other.application, erin).test.login().get("stat") == "ok"


def test_a_wrong_signature_does_not_use_the_application_s_calls_up(flickr, alice, two_an_hour):
    key = flickr.application.key
    forged = f"/services/rest/?method=flickr.test.login&api_key={key}&api_sig=forged"
    for _ in range(5):
        assert request("GET", forged).rsp[0].get("code") == "96"

    assert flickr(alice).test.login().get("stat") == "ok"
