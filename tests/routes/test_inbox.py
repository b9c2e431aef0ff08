"""The inbox: a callback to try with. Who has its secret reads it, who has its token calls it."""

from __future__ import annotations

import json
import time
from urllib.parse import urlencode, urlsplit

import pytest

from chalicelib.explorer import inbox
from chalicelib.explorer.inbox import BODY_BYTES_KEPT, BODY_BYTES_MAX
from chalicelib.model.inbox import KEPT, SETTLED_SECONDS, Arrival, Inbox, seen
from chalicelib.store import inboxes
from tests.browsing import Browser, Page
from tests.flickr import Answer, request

SUBSCRIBE = "/services/api/explore/flickr.push.subscribe"
ATOM = {"Content-Type": "application/atom+xml; charset=utf-8"}
SCRIPT = "'\"><script>alert(1)</script>"
QUESTION = {
    "hub.mode": "subscribe",
    "hub.topic": "my_photos",
    "hub.challenge": "a challenge",
    "hub.verify_token": SCRIPT,
}


@pytest.fixture
def box(alice) -> Inbox:
    """An inbox of alice's."""
    return inbox.begin(alice.person, time.time())


def ask(box: Inbox, **changed: str) -> Answer:
    return request("GET", f"{path(box)}?{urlencode({**QUESTION, **changed})}")


def deliver(box: Inbox, body: bytes = b"<feed/>", **headers: str) -> Answer:
    return request("POST", path(box), {**ATOM, **headers}, body)


def path(box: Inbox) -> str:
    return urlsplit(inbox.callback(box)).path


def page(box: Inbox, query: str = "") -> Page:
    return Browser().get(f"/services/api/inbox/{box.secret}{query}")


def news(box: Inbox, after: int = 0) -> dict:
    return json.loads(request("GET", f"/services/api/inbox/{box.secret}/news?after={after}").body)


def numbers(page: Page) -> list[int]:
    return [int(each) for each in page.html.xpath("//span[@class='number']/text()")]


def fill(box: Inbox, now: float, times: int) -> int:
    """Deliver so many times, all at once."""
    headers = {name.lower(): value for name, value in ATOM.items()}
    assert {inbox.take(box, headers, b"<feed/>", now) for _ in range(times)} == {"kept"}
    return times


def over(box: Inbox) -> None:
    """Let its hour be over."""
    inboxes.add(Inbox(secret=box.secret, nsid=box.nsid, created=1, expires=int(time.time())))


def test_a_question_is_answered_with_its_challenge_and_shown(box):
    answer = ask(box)

    assert (answer.status, answer.body) == (200, b"a challenge")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    shown = page(box)
    assert "Verification: subscribe my_photos 1" in shown.text
    assert SCRIPT in shown.text
    assert b"<script>alert" not in shown.answer.body


def test_a_question_under_flickrs_own_names_is_one_too(box):
    asked = urlencode({"mode": "unsubscribe", "challenge": "x"})

    assert request("GET", f"{path(box)}?{asked}").body == b"x"


@pytest.mark.parametrize(
    ("name", "value"),
    [("mode", "denied"), ("mode", ""), ("challenge", ""), ("challenge", "x" * 1001)],
)
def test_what_is_no_question_is_not_answered(box, name, value):
    assert ask(box, **{f"hub.{name}": value}).status == 404
    assert numbers(page(box)) == []


def test_a_delivery_is_kept_and_shown_in_colours(box):
    signed = {"X-Hub-Signature": "sha256=abc", "User-Agent": "hub/1", "Cookie": "not=shown"}
    assert deliver(box, b"<feed><title>A cat</title></feed>", **signed).status == 200

    shown = page(box)
    assert shown.html.xpath("//pre//b[@class='tag']")
    assert "<title>A cat</title>" in shown.html.xpath("string(//ol[@id='arrivals']//pre)")
    told = shown.html.xpath("//dl[@class='headers']/dt/text()")
    assert told == ["content-type", "x-hub-signature", "user-agent"]
    assert "not=shown" not in shown.text


@pytest.mark.parametrize("kind", ["application/atom+xml", "application/feed+json", "text/xml"])
def test_a_script_in_a_delivery_stays_text(box, kind):
    told = {"Content-Type": f"{kind}; {SCRIPT}", "User-Agent": SCRIPT}
    assert deliver(box, SCRIPT.encode(), **told).status == 200

    for said in (page(box).answer.body, news(box)["arrivals"].encode()):
        assert b"<script>alert" not in said
        assert b"alert(1)" in said


def test_photos_of_ours_are_shown_and_no_others(box):
    body = "".join(
        f'<thumbnail url="{base}/65535/{number}_0a1b_s.jpg"/>'
        for number, base in enumerate(("http://pushr.test", "http://evil.test"))
    )
    deliver(box, f"<feed>{body}</feed>".encode())

    assert page(box).html.xpath("//ol//img/@src") == ["/65535/0_0a1b_s.jpg"]


@pytest.mark.parametrize(
    ("kind", "status"), [("text/html", 415), ("", 415), ("application/json", 200)]
)
def test_only_feeds_are_taken(box, kind, status):
    assert deliver(box, **{"Content-Type": kind}).status == status
    assert len(numbers(page(box))) == (status == 200)


def test_a_large_delivery_is_cut_and_a_huge_one_refused(box):
    assert deliver(box, b"x" * (BODY_BYTES_MAX + 1)).status == 413
    assert deliver(box, b"x" * (BODY_BYTES_KEPT + 7)).status == 200

    shown = page(box)
    assert numbers(shown) == [1]
    assert "The last 7 bytes were not kept." in shown.text
    assert len(shown.answer.body) < 100_000


def test_the_newest_hundred_are_kept_and_shown_ten_at_a_time(box):
    filled = fill(box, time.time(), KEPT + 2)

    where, found = "", []
    while where is not None:
        shown = page(box, where)
        found += numbers(shown)
        [where] = shown.html.xpath("//a[.='Older ones']/@href") or [None]
        where = where and f"?{urlsplit(where).query}"
    assert found == list(range(filled, filled - KEPT, -1))


def test_nobody_sends_any_number_of_deliveries(box):
    now = time.time()
    for minute in (now, now + 60):  # one ends meanwhile, perhaps
        fill(box, minute, inbox.ARRIVALS_A_MINUTE)

    assert deliver(box).status == 429
    assert ask(box).status == 404


def test_who_knows_the_callback_only_reads_nothing(box):
    deliver(box, b"<feed>private</feed>")

    for where in (f"/services/api/inbox/{box.token}", f"/services/api/inbox/{box.token}/news"):
        assert b"private" not in request("GET", where).body
    assert request("GET", path(box)).status == 404
    assert box.secret not in inbox.callback(box)


@pytest.mark.parametrize("secret", ["0" * 32, "0" * 64, "x", "%C3%A4" * 32])
def test_an_inbox_that_never_was_is_not_there(secret):
    assert Browser().get(f"/services/api/inbox/{secret}").status == 404
    asked = f"/services/api/callback/{secret}"
    assert request("GET", f"{asked}?{urlencode(QUESTION)}").status == 404
    assert request("POST", asked, ATOM, b"<feed/>").status == 410


def test_a_closed_inbox_takes_and_tells_nothing(box):
    deliver(box, b"<feed>private</feed>")
    closed = page(box).form(name="csrf").send()

    assert closed.title == "The inbox is closed"
    assert ask(box).status == 404
    assert deliver(box).status == 410
    assert page(box).status == 404
    assert news(box) == {"open": False}
    assert inboxes.some(box, [1]) == []


def test_an_inbox_is_open_for_an_hour(box):
    assert "60 min left" in page(box).text
    over(box)

    assert ask(box).status == 404
    assert deliver(box).status == 410
    assert page(box).status == 404
    assert news(box) == {"open": False}


def test_what_is_new_is_told_once(box):
    ask(box)
    deliver(box)
    first = news(box)
    assert (first["seen"], first["arrivals"].count("<li")) == (2, 2)
    assert news(box, first["seen"])["arrivals"].strip() == ""
    deliver(box)
    assert news(box, first["seen"])["arrivals"].count("<li") == 1


def arrival(number: int, at: float) -> Arrival:
    return Arrival(number=number, at=at, kind="delivery", told=())


def test_what_is_counted_but_not_written_yet_is_waited_for_a_while():
    arrivals = [arrival(7, 100.0), arrival(5, 99.0), arrival(4, 98.0)]

    assert seen(3, arrivals, 101.0) == 5
    assert seen(3, arrivals, 100.0 + SETTLED_SECONDS) == 7
    assert seen(7, [], 101.0) == 7


def test_the_form_gets_an_inbox_and_keeps_what_was_filled_in(alices):
    form = alices.get(SUBSCRIBE).form(name="do")
    filled = form.send(do="inbox", topic="my_photos", secret="hush", verify="async")

    fields = filled.form(name="do").fields
    assert (fields["topic"], fields["secret"], fields["verify"]) == ("my_photos", "hush", "async")
    [opened] = filled.html.xpath("//a[.='Open the inbox in a new window']/@href")
    assert Browser().get(opened).text.count(fields["callback"]) == 1
    assert not filled.html.xpath("//section[@id='answer']")
    again = alices.get(f"{SUBSCRIBE}?{urlencode({'callback': fields['callback']})}")
    assert again.html.xpath("//a[.='Open the inbox in a new window']/@href") == [opened]


def test_somebody_elses_inbox_is_not_led_to(box, bob):
    form = f"{SUBSCRIBE}?{urlencode({'callback': inbox.callback(box)})}"

    for browser in (Browser(bob.person), Browser()):
        assert box.secret.encode() not in browser.get(form).answer.body


def test_who_wants_an_inbox_signs_in_first():
    asked = Browser().get(SUBSCRIBE).form(name="do").send(do="inbox", topic="my_photos")

    assert asked.led == {"to": f"{SUBSCRIBE}?topic=my_photos"}


def test_nobody_makes_any_number_of_inboxes(alices, alice):
    for _ in range(inbox.INBOXES_AN_HOUR):
        inbox.begin(alice.person, time.time())
    refused = alices.get(SUBSCRIBE).form(name="do").send(do="inbox", topic="my_photos")

    assert refused.status == 429
    assert "Too many attempts" in refused.text
    assert refused.form(name="do").fields["topic"] == "my_photos"


def test_no_other_method_takes_an_inbox(alices):
    form = alices.get("/services/api/explore/flickr.push.unsubscribe").form(name="do")

    assert "inbox" not in form.element.xpath(".//button/@value")


def test_enter_calls_and_makes_no_inbox(alices):
    """A browser presses the first button of a form."""
    form = alices.get(SUBSCRIBE).form(name="do").element

    assert form.xpath(".//button/@value")[:2] == ["call", "inbox"]
