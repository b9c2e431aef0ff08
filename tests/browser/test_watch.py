"""The watch over pages sees what a test of a page would not look for."""

from __future__ import annotations

import pytest

from tests.browser.watch import Watch
from tests.running import eventually


@pytest.fixture
def watched(browser):
    """An empty page, and the watch over it."""
    watch = Watch()
    context = browser.new_context()
    watch.over(context)
    yield context.new_page(), watch
    context.close()


def told(page, watch: Watch) -> list[str]:
    page.title()  # whatever is asked, what happened before is told first
    return watch.faults


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<script>console.error('no cat')</script>", "console: no cat"),
        ("<script>throw new Error('no dog')</script>", "not caught: no dog"),
        ("<script>Promise.reject(new Error('no owl'))</script>", "not caught: no owl"),
        ("<img src=http://photos.example/1.png>", "foreign host: http://photos.example/1.png"),
        ("<img src=http://10.1.2.3/1.png>", "foreign host: http://10.1.2.3/1.png"),
        ("<iframe src=http://localhost/></iframe>", "foreign host: http://localhost/"),
        (
            "<script>new WebSocket('ws://push.example/')</script>",
            "foreign host: ws://push.example/",
        ),
        (
            "<script>open('http://other.example/')</script>",
            "foreign host: http://other.example/",
        ),
    ],
)
def test_it_sees(watched, html, fault):
    page, watch = watched

    page.set_content(html)

    assert eventually(lambda: [line for line in told(page, watch) if line.startswith(fault)])


def test_a_page_that_is_not_found_may_be_expected(watched, subscriber):
    page, watch = watched
    subscriber.challenge_status, subscriber.challenge = 404, "no such page"

    page.goto(subscriber.url)  # and the browser asks for an icon, which is no fault of the page
    [fault] = eventually(lambda: told(page, watch))
    watch.expect("status of 404")

    assert "status of 404" in fault
    assert watch.faults == []


def test_it_sees_nothing_in_a_page_that_keeps_to_itself(watched, subscriber):
    page, watch = watched

    subscriber.challenge = "a page"

    page.goto(subscriber.url)
    page.set_content("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>cat")
    page.evaluate("console.warn('nothing')")

    assert told(page, watch) == []
