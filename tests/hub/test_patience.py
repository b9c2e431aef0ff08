"""Patience: who hangs is waited for only so long, and not by anybody else.

These are the only tests that let real seconds go by: those that the hub itself waits.
"""

from __future__ import annotations

import threading
import time

import pytest

from chalicelib.hub import callback, deliver
from tests.flickr import fails
from tests.hub import lanes
from tests.hub.rude import confirming, rude
from tests.running import PATIENCE_SECONDS


@pytest.fixture
def over():
    """Set when the test is over; until then who hangs, hangs."""
    event = threading.Event()
    yield event
    event.set()


def test_a_synchronous_subscribe_is_answered_while_its_callback_hangs(flickr, alice, over):
    """Error 4, and nothing is pending afterwards: the next try need not wait."""
    let_go = []

    def hangs(*_):
        let_go.append(over.wait(PATIENCE_SECONDS))

    with rude(hangs) as server:
        with fails(4, "Callback failed or invalid response: 504"):
            flickr(alice).push.subscribe(topic="my_photos", callback=server.url, verify="sync")

        assert len(server.heard) == 1
        assert not let_go
        assert not flickr(alice).push.getSubscriptions()[0]
        over.set()


def test_a_host_that_hangs_has_its_share_of_a_batch_and_what_is_left_is_not_sent(
    mine, photo, over, subscriber
):
    """What is not sent is no failure, and no attempt: it goes on through the slow lane."""
    beyond = 3
    with confirming(lambda *_: over.wait(PATIENCE_SECONDS)) as server:
        callbacks = [f"{server.url}?{n}" for n in range(callback.AT_ONCE_A_HOST + beyond)]
        targets = [mine(server, callback=each) for each in callbacks]
        healthy = mine(subscriber, callback=subscriber.url.replace("127.0.0.1", "other.localhost"))
        deliver.first([lanes.delivery(photo, *targets, healthy)], time.time())
        posts = [heard for heard in server.heard if heard.startswith(b"POST ")]
        over.set()

    held = {each.message["attempt"]: each.message["targets"] for each in lanes.retries()}
    assert {attempt: len(those) for attempt, those in held.items()} == {
        1: beyond,
        2: callback.AT_ONCE_A_HOST,
    }
    assert len(posts) == callback.AT_ONCE_A_HOST
    assert len(subscriber.received) == 1
