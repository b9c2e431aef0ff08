"""What it costs to find out who calls: one read, and two writes at most."""

from __future__ import annotations

import pytest

from bench.meter import counting
from tests.auth import oldclient
from tests.flickr import request


def test_a_signed_call_reads_once_and_writes_twice(flickr, alice):
    """Application and token in one batch; the nonce, and the hour's counter."""
    with counting() as meter:
        flickr(alice).test.echo()

    assert meter.calls == {"BatchGetItem": 1, "UpdateItem": 1, "PutItem": 1}


def test_a_call_signed_by_the_application_alone_costs_no_more(flickr):
    with counting() as meter:
        flickr().test.echo()

    assert meter.calls == {"GetItem": 1, "UpdateItem": 1, "PutItem": 1}


def test_a_call_signed_in_the_old_way_needs_no_nonce(flickr, alice):
    client = oldclient.acting_for(alice.person, flickr.application)
    with counting() as meter:
        client.call("flickr.test.echo")

    assert meter.calls == {"BatchGetItem": 1, "UpdateItem": 1}


def test_a_call_that_nobody_signed_writes_once(flickr):
    key = flickr.application.key
    with counting() as meter:
        answer = request("GET", f"/services/rest/?method=flickr.test.echo&api_key={key}")

    assert answer.rsp.get("stat") == "ok"
    assert meter.calls == {"GetItem": 1, "UpdateItem": 1}


@pytest.mark.parametrize("calls", [1, 3])
def test_a_method_that_asks_who_it_is_reads_the_person_once(flickr, alice, calls):
    with counting() as meter:
        for _ in range(calls):
            flickr(alice).test.login()

    assert meter.calls["GetItem"] == calls
