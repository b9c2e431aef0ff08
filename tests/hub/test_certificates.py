"""TLS: a host is spoken to if an authority that is trusted vouches for its very name, now."""

from __future__ import annotations

import ssl
import time

import pytest

from chalicelib.hub import deliver
from chalicelib.hub.callback import Outgoing, exchange
from chalicelib.model.subscription import Subscription, Terms
from chalicelib.store import subscriptions as stored
from tests.conftest import AUTHORITY
from tests.flickr import fails
from tests.hub import lanes
from tests.subscriber import Subscriber

# The host of the callback, what its certificate is for, and what else is true of that.
OTHERS = {
    "another host's": ("localhost", {"name": "other.test"}),
    "a host's whose name begins so": ("localhost", {"name": "localhost.other.test"}),
    "a host's whose name ends so": ("localhost", {"name": "other.localhost"}),
    "all hosts' below": ("localhost", {"name": "*.localhost"}),
    "a host's further below": ("a.b.localhost", {"name": "*.localhost"}),
    "everybody's": ("localhost", {"name": "*"}),
    "a name's, for an address": ("127.0.0.1", {"name": "localhost"}),
    "an address's, for a name": ("localhost", {"name": "127.0.0.1"}),
    "another address's": ("127.0.0.1", {"name": "127.0.0.2"}),
    "nobody's": ("localhost", {"name": "", "subject": "other.test"}),
    "one that is over": ("localhost", {"name": "localhost", "hours_ago": 2}),
    "one that has not begun": ("localhost", {"name": "localhost", "hours_ago": -2}),
}


class Secure(Subscriber):
    """A subscriber behind TLS."""

    def behind(self, certificate) -> Subscriber:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        return self

    def at(self, host: str) -> str:
        return self.url.replace("http://127.0.0.1", f"https://{host}")


@pytest.fixture
def secure():
    with Secure() as running:
        yield running


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_host_with_a_certificate_for_its_name_is_asked_and_delivered_to(
    mine, photo, secure, host
):
    """What the tests below stand on."""
    secure.behind(AUTHORITY.server(host))
    target = mine(secure, callback=secure.at(host))
    deliver.first([lanes.delivery(photo, target)], time.time())

    assert len(secure.questions) == len(secure.received) == 1


@pytest.mark.parametrize("case", OTHERS)
def test_a_host_with_any_other_certificate_is_not_asked(flickr, alice, secure, case):
    host, certified = OTHERS[case]
    secure.behind(AUTHORITY.server(**certified))
    terms = {"topic": "my_photos", "callback": secure.at(host)}
    with fails(4, "Callback failed or invalid response: 504"):
        flickr(alice).push.subscribe(**terms, verify="sync")
    assert not flickr(alice).push.getSubscriptions()[0]

    flickr(alice).push.subscribe(**terms, verify="async")
    [again] = lanes.ask(time.time())
    assert again.not_before > time.time()
    assert not secure.questions


@pytest.mark.parametrize("case", OTHERS)
def test_nothing_is_delivered_to_a_host_with_any_other_certificate(alice, photo, secure, case):
    """It had a fitting one when it was verified, or another host had its name."""
    host, certified = OTHERS[case]
    secure.behind(AUTHORITY.server(**certified))
    target = live(alice, secure.at(host))
    deliver.first([lanes.delivery(photo, target)], time.time())

    [held] = lanes.retries()
    assert held.message["attempt"] == 2
    assert stored.find(target).health.last_error == "no answer"
    assert not secure.received


def test_the_log_says_that_it_was_the_certificate(secure):
    secure.behind(AUTHORITY.server("other.test"))
    [answer] = exchange([Outgoing(url=secure.at("localhost"), body=b"feed")])

    assert (answer.status, answer.refused) == (0, False)
    assert "certificate" in answer.error


def live(member, callback):
    now = int(time.time())
    terms = Terms(topic="my_photos")
    each = Subscription(
        nsid=member.nsid, callback=callback, created=now, terms=terms, expires=now + 3600
    )
    stored.change(target := stored.target(each), lambda _: each)
    return target
