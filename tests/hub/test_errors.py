"""Every error number of the four methods flickr.push.*, through the door, in XML and in JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from chalicelib.model.application import Application
from chalicelib.store import people
from tests.flickr import Answer, Flickr
from tests.hub import lanes

MISSING = "Required parameter missing"
INVALID = "Invalid parameter value"
IN_USE = "Callback URL already in use for a different subscription"
FAILED = "Callback failed or invalid response"
PRO = "Service currently available only to pro accounts"
PENDING = "Subscription awaiting verification callback response - try again later"
NOT_FOUND = "Subscription not found"
PERMISSIONS = "Insufficient permissions. Method requires read privileges; none granted."

METHODS = ("getTopics", "subscribe", "unsubscribe", "getSubscriptions")


@pytest.fixture(params=["xml", "json"])
def error(request, flickr, alice, subscriber):
    """Calls a method and answers the error's number and words, read from either format."""
    terms = {"topic": "my_photos", "callback": subscriber.url, "verify": "sync"}

    def call(method: str, caller: Flickr | None = None, **changed: Any) -> tuple[int, str]:
        arguments = {**terms, **changed} if method.endswith("subscribe") else changed
        asked = {"method": f"flickr.push.{method}", **arguments}
        if request.param == "json":
            asked |= {"format": "json", "nojsoncallback": 1}
        caller = caller or flickr(alice)
        return read(caller.get("/services/rest/", asked), request.param)

    return call


def read(answer: Answer, form: str) -> tuple[int, str]:
    if form == "json":
        told = json.loads(answer.body)
        assert (told["stat"], set(told)) == ("fail", {"stat", "code", "message"})
        return told["code"], told["message"]
    rsp = fromstring(answer.body)
    [err] = rsp
    assert (rsp.tag, rsp.get("stat"), err.tag) == ("rsp", "fail", "err")
    return int(err.get("code")), err.get("msg")


# --- subscribe ---


@pytest.mark.parametrize(
    "missing",
    [
        {"topic": ""},
        {"callback": ""},
        {"verify": ""},
        {"topic": "geo"},
        {"topic": "geo", "lat": 1},
        {"topic": "geo", "lon": 1, "radius": 2},
        {"topic": "tags"},
        {"topic": "tags", "tags": " , ,"},
        {"topic": "tags", "tags": "!?"},
    ],
)
def test_subscribe_1_a_parameter_is_missing(error, missing):
    assert error("subscribe", **missing) == (1, MISSING)


@pytest.mark.parametrize(
    "invalid",
    [
        {"topic": "geotagged"},
        {"topic": "galleries"},
        {"topic": "My_Photos"},
        {"callback": "http://a.test/#x"},
        {"callback": "http://a.test:0/"},
        {"callback": "http://a.test:1023/"},
        {"callback": "http://a.test/" + "x" * 242},
        {"callback": "http://a.test/" + "\u00fc" * 121},
        {"lease_seconds": 59},
        {"lease_seconds": 86_401},
        {"lease_seconds": 0},
        {"lease_seconds": -60},
        {"verify_token": "x" * 201},
        {"verify_token": "\u00fc" * 101},
        {"secret": "x" * 201},
        {"mailto": "nobody"},
        {"mailto": "a@b.test,c@d.test"},
        {"mailto": "a@b.test\r\nBcc: c@d.test"},
        {"update_type": "created,colour"},
        {"topic": "geo", "lat": 90.1, "lon": 0},
        {"topic": "geo", "lat": 0, "lon": -180.1},
        {"topic": "geo", "lat": 0, "lon": 0, "radius": 0},
        {"topic": "geo", "lat": 0, "lon": 0, "radius": "1e-9"},
        {"topic": "geo", "lat": 0, "lon": 0, "radius": -1},
        {"topic": "geo", "lat": 0, "lon": 0, "radius": 32.1},
        {"topic": "geo", "lat": 0, "lon": 0, "radius": 20.1, "radius_units": "mi"},
        {"topic": "geo", "lat": 0, "lon": 0, "accuracy": 0},
        {"topic": "geo", "lat": 0, "lon": 0, "accuracy": 17},
        {"topic": "geo", "place_ids": "a b"},
        {"topic": "geo", "woe_ids": ",".join(map(str, range(1, 102)))},
        {"topic": "commons", "nsids": "x" * 41},
        {"topic": "tags", "tags": ",".join(map(str, range(101)))},
        {"topic": "tags", "machine_tags": "cat"},
        {"topic": "tags", "machine_tags": "dc:title"},
    ],
)
def test_subscribe_2_a_value_is_invalid(error, invalid, subscriber):
    assert error("subscribe", **invalid) == (2, INVALID)
    assert not subscriber.questions


@pytest.mark.parametrize(
    "unreadable",
    [
        {"verify": "later"},
        {"lease_seconds": "1h"},
        {"lease_seconds": "9" * 30},
        {"lat": "nan"},
        {"lat": "inf"},
        {"radius_units": "ft"},
        {"woe_ids": "12a"},
        {"woe_ids": "44418,0"},
        {"woe_ids": "2147483648"},
        {"place_ids": "nobody.s", "topic": "geo", "lat": 0, "lon": 0},
        {"accuracy": "street"},
        {"media": "films"},
        {"safety": 2},
        {"output_format": "rss"},
    ],
)
def test_subscribe_2_a_value_cannot_be_read(error, unreadable):
    """It says which one."""
    assert error("subscribe", **unreadable) == (2, f"{INVALID} ({next(iter(unreadable))})")


@pytest.mark.parametrize(
    "fine",
    [
        {"callback_end": "x" * 200},
        {"lease_seconds": 60, "verify_token": "x" * 200, "secret": "\u00fc" * 100},
        {"topic": "geo", "lat": -90, "lon": 180, "radius": 32, "accuracy": 16},
        {"topic": "geo", "lat": 90, "lon": -180, "radius": 20, "radius_units": "mi"},
        {"topic": "geo", "woe_ids": "1,1,2", "place_ids": "a,a"},
        {"topic": "commons", "nsids": "1@N01,1@N01"},
        {"topic": "tags", "tags": "Cat,cat,C.A.T." + ",cat" * 90},
        {"topic": "tags", "machine_tags": "a:b=c,A:B=C"},
        {"topic": "tags", "tags": "x" * 3000},
        {"update_type": "created," * 500},
        {"lease_seconds": "", "radius": "", "update_type": ""},
    ],
)
def test_what_is_just_within_the_bounds_is_no_error(flickr, alice, subscriber, fine):
    given = dict(fine)
    callback = f"{subscriber.url}?{given.pop('callback_end', '')}"
    terms = {"topic": "my_photos", "callback": callback, "verify": "sync", **given}
    answer = flickr(alice).json("flickr.push.subscribe", **terms)

    assert answer == {"stat": "ok"}
    flickr(alice).push.unsubscribe(topic=terms["topic"], callback=callback, verify="sync")
    assert not lanes.rows("WATCH#")


def test_subscribe_3_the_callback_is_in_use(error, mine, subscriber):
    mine(subscriber)
    assert error("subscribe", topic="my_faves") == (3, IN_USE)


@pytest.mark.parametrize("status", [301, 404, 410, 500, 504])
def test_subscribe_4_the_callback_answers_something_else(error, subscriber, status):
    subscriber.challenge_status = status
    assert error("subscribe") == (4, f"{FAILED}: {status}")


def test_subscribe_4_the_callback_answers_no_challenge(error, subscriber):
    subscriber.challenge = "no"
    assert error("subscribe") == (4, f"{FAILED}: 200")


def test_subscribe_4_nobody_answers_at_all(error):
    assert error("subscribe", callback="http://127.0.0.1:9999/") == (4, f"{FAILED}: 504")
    assert error("subscribe", callback="http://nowhere.invalid/") == (4, f"{FAILED}: 504")


def test_subscribe_5_is_not_for_everybody(error, alice):
    people.change(alice.nsid, is_pro=False)
    assert error("subscribe") == (5, PRO)


def test_subscribe_6_the_callback_has_still_to_answer(error, mine, subscriber):
    mine(subscriber, verify="async")
    assert error("subscribe") == (6, PENDING)


def test_subscribe_116_the_callback_is_nowhere_to_be_called(error):
    assert error("subscribe", callback="http://10.0.0.1/") == (116, "Bad URL found")
    assert error("subscribe", callback="http://[::1]:8080/") == (116, "Bad URL found")


# --- unsubscribe ---


@pytest.mark.parametrize("missing", ["topic", "callback", "verify"])
def test_unsubscribe_1_a_parameter_is_missing(error, mine, subscriber, missing):
    mine(subscriber)
    assert error("unsubscribe", **{missing: ""}) == (1, MISSING)


@pytest.mark.parametrize("invalid", [{"topic": "geotagged"}, {"verify_token": "x" * 201}])
def test_unsubscribe_2_a_value_is_invalid(error, mine, subscriber, invalid):
    mine(subscriber)
    assert error("unsubscribe", **invalid) == (2, INVALID)
    assert error("unsubscribe", verify="later") == (2, f"{INVALID} (verify)")


def test_unsubscribe_4_the_callback_does_not_confirm_it(error, mine, subscriber):
    mine(subscriber)
    subscriber.challenge_status = 404
    assert error("unsubscribe") == (4, f"{FAILED}: 404")


def test_unsubscribe_6_the_callback_has_still_to_answer(error, mine, subscriber):
    mine(subscriber, verify="async")
    assert error("unsubscribe") == (6, PENDING)


def test_unsubscribe_7_nothing_is_subscribed_to(error, mine, subscriber):
    assert error("unsubscribe") == (7, NOT_FOUND)
    mine(subscriber)
    assert error("unsubscribe", topic="my_faves") == (7, NOT_FOUND)
    assert error("unsubscribe", callback=subscriber.url + "/") == (7, NOT_FOUND)


# --- getSubscriptions, and what all four have in common ---


def test_get_subscriptions_5_is_not_for_everybody(error, alice):
    people.change(alice.nsid, is_pro=False)
    assert error("getSubscriptions") == (5, PRO)


@pytest.mark.parametrize("method", METHODS[1:])
def test_99_nobody_is_signed_in(error, flickr, method):
    assert error(method, flickr()) == (99, PERMISSIONS)


@pytest.mark.parametrize("method", METHODS)
def test_100_nobody_knows_the_application(error, method):
    stranger = Application(key="0" * 32, secret="x", title="")
    assert error(method, Flickr(stranger)) == (100, "Invalid API Key (Key not found)")


@pytest.mark.parametrize("method", METHODS)
def test_96_somebody_else_has_signed(error, flickr, alice, method):
    thief = Flickr(replace(flickr.application, secret="stolen"), alice)
    assert error(method, thief) == (96, "Invalid signature")


@pytest.mark.parametrize("method", METHODS)
def test_98_the_token_is_nobody_s(error, flickr, alice, method):
    forged = replace(alice, token=replace(alice.token, token="forged"))
    assert error(method, flickr(forged)) == (98, "Invalid auth token")
