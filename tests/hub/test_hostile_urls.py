"""Callbacks that lead where nobody may be called: refused, and nobody there hears a thing."""

from __future__ import annotations

import socket
import time
from contextlib import suppress

import pytest

from chalicelib.hub import deliver
from chalicelib.hub.callback import Outgoing, exchange
from tests.flickr import FlickrError
from tests.hub import lanes

# {port} is where the listener on loopback is, and where another waits on ::1.
PRIVATE = """
http://127.0.0.1:{port}/
http://127.255.255.254:{port}/
http://127.1:{port}/
http://127.0.1:{port}/
http://127.000.000.001:{port}/
http://2130706433:{port}/
http://0x7f000001:{port}/
http://0X7F000001:{port}/
http://0x7f.0x0.0x0.0x1:{port}/
http://0x7f.1:{port}/
http://0177.0.0.1:{port}/
http://0177.0.0.01:{port}/
http://017700000001:{port}/
http://00000000177.0.0.1:{port}/
http://127.0.0.1.:{port}/
http://0:{port}/
http://0.0:{port}/
http://0.0.0.0:{port}/
http://localhost:{port}/
http://LOCALHOST:{port}/
http://localhost.:{port}/
http://hub.localhost:{port}/
http://a.b.localhost.:{port}/
http://[::1]:{port}/
http://[0:0:0:0:0:0:0:1]:{port}/
http://[0000::0001]:{port}/
http://[::]:{port}/
http://[::127.0.0.1]:{port}/
http://[::7f00:1]:{port}/
http://[::ffff:127.0.0.1]:{port}/
http://[::ffff:7f00:1]:{port}/
http://[0:0:0:0:0:ffff:127.0.0.1]:{port}/
http://[::FFFF:127.0.0.1]:{port}/
http://[::ffff:0:127.0.0.1]:{port}/
http://[64:ff9b::127.0.0.1]:{port}/
http://[64:ff9b::7f00:1]:{port}/
http://[64:ff9b:1::7f00:1]:{port}/
http://[2002:7f00:1::]:{port}/
http://[2002:7f00:0001::1]:{port}/
http://[2001:0:7f00:1::80ff:fffe]:{port}/
http://[fe80::1]:{port}/
http://[fec0::1]:{port}/
http://[fc00::1]:{port}/
http://[fd00:ec2::254]/latest/meta-data/
http://[ff02::1]:{port}/
http://169.254.169.254/latest/meta-data/
http://2852039166/latest/meta-data/
http://0xa9fea9fe/
http://0251.0376.0251.0376/
http://[::ffff:169.254.169.254]/
http://169.254.170.2/v2/credentials
http://100.100.100.200/latest/meta-data/
http://10.0.0.1:{port}/
http://10.1:{port}/
http://172.16.0.1:{port}/
http://192.168.0.1:{port}/
http://100.64.0.1:{port}/
http://192.0.0.192:{port}/
http://198.18.0.1:{port}/
http://224.0.0.1:{port}/
http://255.255.255.255:{port}/
https://127.0.0.1:{port}/
""".split()

# What parsers read differently, or what no callback has any business with.
TREACHEROUS = [
    "http://%31%32%37.0.0.1:{port}/",
    "http://127%2e0.0.1:{port}/",
    "http://127.0.0.1%00.example.com:{port}/",
    "http://[fe80::1%25lo]:{port}/",
    "http://[::1%25lo]:{port}/",
    "http://[::1%lo]:{port}/",
    "http://[127.0.0.1]:{port}/",
    "http://[::1:{port}/",
    "http://::1:{port}/",
    "http://\uff11\uff12\uff17.\uff10.\uff10.\uff11:{port}/",
    "http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460:{port}/",
    "http://127\u30020\u30020\u30021:{port}/",
    "http://\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54:{port}/",
    "http://127.0.0.1\uff0f:{port}/",
    "http://127.0.0.1:{port}\\@example.com/",
    "http://example.com\\@127.0.0.1:{port}/",
    "http:\\\\127.0.0.1:{port}/",
    "http://example.com@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}@example.com/",
    "http://user:word@127.0.0.1:{port}/",
    "http://@127.0.0.1:{port}/",
    "http://example.com%40127.0.0.1:{port}/",
    "http://127.0.0.1:{port}/#fragment",
    "http://example.com#@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}/\r\nX-Injected: 1",
    "http://127.0.0.1:{port}/ HTTP/1.1\r\nHost: x\r\n\r\nGET /",
    "http://127.0.0.1\r\n:{port}/",
    "http://127.0.0.1\t:{port}/",
    "http://127.\n0.0.1:{port}/",
    " http://127.0.0.1:{port}/",
    "http://127.0.0.1:{port}/a b",
    "http://127.0.0.1:{port}/\x00",
    "http://127.0.0.1:{port}/\x7f",
    "http://127.0.0.1:{port}/\x85",
    "http://127.0.0.1:{port}/\xa0",
    "http://127.0.0.1:{port}/" + "x" * 255,
    "http://127.0.0.1:{port}/" + "\u00fc" * 120,
    "http:/127.0.0.1:{port}/",
    "http:127.0.0.1:{port}/",
    "http:///127.0.0.1:{port}/",
    "//127.0.0.1:{port}/",
    "127.0.0.1:{port}/",
    "/callback",
    "ftp://127.0.0.1:{port}/",
    "file:///etc/passwd",
    "file://127.0.0.1/etc/passwd",
    "gopher://127.0.0.1:{port}/_GET",
    "dict://127.0.0.1:{port}/stat",
    "ldap://127.0.0.1:{port}/",
    "telnet://127.0.0.1:{port}/",
    "ws://127.0.0.1:{port}/",
    "javascript://127.0.0.1:{port}/",
    "data:text/plain,x",
    "http://127.0.0.1:0/",
    "http://127.0.0.1:1/",
    "http://127.0.0.1:22/",
    "http://127.0.0.1:25/",
    "http://127.0.0.1:1023/",
    "http://127.0.0.1:65536/",
    "http://127.0.0.1:-1/",
    "http://127.0.0.1:+{port}/",
    "http://127.0.0.1:\uff18\uff10/",
    "http://127.0.0.1:80:{port}/",
    "http://127.0.0.1:0x50/",
    "http://",
    "http://:{port}/",
    "http://.:{port}/",
    "http://?",
]


@pytest.fixture(scope="module")
def silent():
    """Listeners on one port of both loopbacks, which nobody may connect to."""
    inner = [socket.create_server(("127.0.0.1", 0))]
    port = inner[0].getsockname()[1]
    with suppress(OSError):  # a machine without IPv6 has nothing to keep silent there
        inner.append(socket.create_server(("::1", port), family=socket.AF_INET6))
    for each in inner:
        each.setblocking(False)
    yield inner
    for each in inner:
        each.close()


@pytest.fixture
def error_of(flickr, alice):
    """What alice reads who subscribes with a callback."""

    def error(callback: str) -> tuple[int, str]:
        asked = {"topic": "my_photos", "callback": callback, "verify": "sync"}
        told = flickr(alice).json("flickr.push.subscribe", **asked)
        return told["code"], told["message"]

    return error


def is_silent(listeners) -> bool:
    for each in listeners:
        try:
            each.accept()[0].close()
        except BlockingIOError:
            continue
        return False
    return True


def test_more_than_sixty_urls_are_hostile():
    assert len(set(PRIVATE)) > 60
    assert len(set(TREACHEROUS)) > 60


def test_a_listener_that_is_called_is_not_silent(silent):
    """What the tests below stand on."""
    for listener in silent:
        host, port = listener.getsockname()[:2]
        socket.create_connection((host, port), 1).close()
        assert not is_silent([listener])


@pytest.mark.parametrize("verify", ["sync", "async"])
@pytest.mark.parametrize("url", PRIVATE)
def test_a_callback_at_no_public_address_is_refused_and_not_called(
    nothing_allowed, flickr, alice, silent, url, verify
):
    callback = url.format(port=silent[0].getsockname()[1])
    asked = {"topic": "my_photos", "callback": callback, "verify": verify}
    answer = flickr(alice).json("flickr.push.subscribe", **asked)
    lanes.ask(time.time())

    if verify == "sync":
        assert (answer["code"], answer["message"]) == (116, "Bad URL found")
    assert not flickr(alice).push.getSubscriptions()[0]
    assert is_silent(silent)


@pytest.mark.parametrize("url", TREACHEROUS)
def test_a_treacherous_callback_is_refused_even_where_loopback_is_allowed(
    flickr, alice, silent, url
):
    callback = url.replace("{port}", str(silent[0].getsockname()[1]))
    with pytest.raises(FlickrError) as refused:
        flickr(alice).push.subscribe(topic="my_photos", callback=callback, verify="sync")

    assert refused.value.code in {2, 4}
    assert not flickr(alice).push.getSubscriptions()[0]
    assert is_silent(silent)


@pytest.mark.parametrize("url", TREACHEROUS)
def test_a_treacherous_url_is_not_even_called_if_it_were_stored(nothing_allowed, silent, url):
    """The last gate is the socket's, whatever was let through before it."""
    stored = url.replace("{port}", str(silent[0].getsockname()[1]))
    answers = []
    with suppress(ValueError, LookupError):  # no URL at all
        answers = exchange([Outgoing(url=stored, seconds=2)])
    assert not any(answer.is_success for answer in answers)
    assert is_silent(silent)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_a_private_address_is_followed_by_neither_question_nor_delivery(
    flickr, alice, mine, photo, subscriber, silent, status
):
    inner = f"http://127.0.0.1:{silent[0].getsockname()[1]}/"
    target = mine(subscriber)
    subscriber.status, subscriber.headers = status, {"Location": inner, "Refresh": f"0;url={inner}"}
    deliver.first([lanes.delivery(photo, target)], time.time())
    assert len(subscriber.received) == 1
    assert len(lanes.retries()) == 1

    subscriber.challenge_status = status
    with pytest.raises(FlickrError, match=str(status)):
        mine(subscriber)
    assert is_silent(silent)


HOSTS = ["127.0.0.1", "localhost", "a.b.localhost"]


@pytest.mark.parametrize("host", HOSTS)
def test_what_resolves_inside_by_the_time_of_a_delivery_is_not_called(
    mine, photo, subscriber, allow, host
):
    """DNS may say one thing when it is checked and another when it is used.

    Nothing is checked but the address in the hands of the socket, at the very moment of
    connecting; so the answer that is used is the answer that is judged. Here the host is public
    when it is verified, and is private when something is delivered.
    """
    target = mine(subscriber, callback=subscriber.url.replace("127.0.0.1", host))
    allow("")
    deliver.first([lanes.delivery(photo, target)], time.time())

    assert not subscriber.received
    assert len(lanes.retries()) == 1


@pytest.mark.parametrize("host", HOSTS)
def test_what_resolves_inside_by_the_time_of_its_renewal_is_not_called(
    flickr, alice, mine, subscriber, allow, host
):
    mine(subscriber, callback=subscriber.url.replace("127.0.0.1", host))
    allow("")
    lanes.renew(time.time() + lanes.RENEWAL_DUE)

    assert len(subscriber.questions) == 1
    assert not flickr(alice).push.getSubscriptions()[0]


def test_of_a_name_s_addresses_only_those_are_called_that_may_be(mine, photo, subscriber, allow):
    """localhost is ::1 and 127.0.0.1; a name may just as well be public and private at once."""
    allow("127.0.0.1/32")
    target = mine(subscriber, callback=subscriber.url.replace("127.0.0.1", "localhost"))
    deliver.first([lanes.delivery(photo, target)], time.time())
    assert len(subscriber.received) == 1

    allow("::1/128")
    deliver.first([lanes.delivery(photo, target)], time.time())
    assert len(subscriber.received) == 1


def test_a_public_address_that_is_silent_is_no_refusal_for_a_private_one_of_the_name(
    error_of, allow
):
    """A refusal would end a subscription for good; who does not answer is asked again."""
    allow("127.0.0.1/32")
    assert error_of("http://localhost:9999/") == (4, "Callback failed or invalid response: 504")
    allow("")
    assert error_of("http://localhost:9999/") == (116, "Bad URL found")


def test_a_connection_kept_open_is_used_for_no_other_host(subscriber, allow):
    """Each host's own address is judged, although an open connection leads to the same port."""
    allow("127.0.0.2/32")
    urls = [subscriber.url, subscriber.url.replace("127.0.0.1", "localhost")]
    answers = exchange([Outgoing(url=url, seconds=2) for url in urls for _ in range(3)])

    assert all(answer.refused for answer in answers)
    assert not subscriber.questions


def test_what_a_private_host_says_is_not_told_to_strangers(
    nothing_allowed, flickr, alice, subscriber
):
    """Whether somebody listens there makes no difference that could be read."""
    nobody = socket.create_server(("127.0.0.1", 0))
    port = nobody.getsockname()[1]
    nobody.close()
    answers = [
        flickr(alice).json(
            "flickr.push.subscribe", topic="my_photos", callback=callback, verify="sync"
        )
        for callback in (subscriber.url, f"http://127.0.0.1:{port}/")
    ]

    assert answers[0] == answers[1]
