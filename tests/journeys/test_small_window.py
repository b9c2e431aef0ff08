"""Signing in in a small window, while the page that opened it stays as it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.visitor import press, sign_in, sign_up

pytestmark = pytest.mark.xdist_group("server")

# A page's own script, as the module's comment shows it; the page is one of ours for its address.
_OWN = """async () => {
  const { signIn } = await import('/static/signin.js')
  document.querySelector('#main').innerHTML =
    '<h1>A page</h1><label>Notes <input></label><button id="own">Comment</button><p id="who"></p>'
  window.answers = []
  document.querySelector('#own').addEventListener('click', async () => {
    answers.push(await signIn({ then: who => {
      document.querySelector('#who').textContent = `${who.username} (${who.nsid})`
    } }))
  })
}"""


@pytest.fixture
def own(page) -> Page:
    """A page with a button of its own, and something half written."""
    page.goto("/?a=b")
    page.evaluate(_OWN)
    page.get_by_label("Notes").fill("half a thought")
    return page


def clicked(page: Page, what: str = "#own") -> Page:
    """The small window that a click opens."""
    with page.expect_popup() as opened:
        page.locator(what).first.click()
    return opened.value


def is_as_it_was(page: Page) -> None:
    expect(page.get_by_label("Notes")).to_have_value("half a thought")


def test_who_signs_in_goes_on_where_they_were(own, server):
    small = clicked(own)
    with small.expect_event("close"):
        sign_in(small, server, "alice")

    expect(own.locator("#who")).to_have_text(f"alice ({server.demo['users']['alice']['nsid']})")
    is_as_it_was(own)
    assert own.evaluate("answers.map(who => who.username)") == ["alice"]


def test_who_first_signs_up_goes_on_where_they_were(own, watch):
    small = clicked(own)
    small.get_by_role("link", name="Make an account").click()
    watch.expect("status of 422")
    sign_up(small, "alice")  # taken
    small.get_by_role("alert").wait_for()
    with small.expect_event("close"):
        sign_up(small, "Small Window")

    expect(own.locator("#who")).to_contain_text("Small Window (")
    is_as_it_was(own)


def test_a_wrong_password_is_said_in_the_small_window(own, server, watch):
    watch.expect("status of 403")
    small = clicked(own)
    small.get_by_label("Username").fill("alice")
    small.get_by_label("Password").fill("not the password")
    press(small, "Sign in")
    small.get_by_role("alert").wait_for()

    assert own.evaluate("answers") == []
    with small.expect_event("close"):
        sign_in(small, server, "alice")
    expect(own.locator("#who")).to_contain_text("alice")


def test_a_window_closed_half_way_leaves_a_page_that_works(own, server):
    small = clicked(own)
    small.get_by_label("Username").fill("ali")
    small.close()
    is_as_it_was(own)

    small = clicked(own)
    with small.expect_event("close"):
        sign_in(small, server, "alice")

    expect(own.locator("#who")).to_contain_text("alice")
    is_as_it_was(own)
    assert own.evaluate("answers.map(who => who && who.username)") == [None, "alice"]


def test_a_second_click_begins_anew_in_the_same_window(own, server):
    small = clicked(own)
    small.get_by_role("link", name="Make an account").click()
    small.get_by_role("heading", name="Sign up").wait_for()
    own.locator("#own").click()
    small.get_by_role("heading", name="Sign in").wait_for()
    with small.expect_event("close"):
        sign_in(small, server, "alice")

    expect(own.locator("#who")).to_contain_text("alice")
    assert len(own.context.pages) == 1
    assert own.evaluate("answers.map(who => who && who.username)") == [None, "alice"]


def test_who_signed_in_meanwhile_need_not_again(own, server):
    other = own.context.new_page()
    other.goto("/signin")
    sign_in(other, server, "alice")
    other.get_by_role("button", name="Sign out").wait_for()
    other.close()
    small = clicked(own)

    expect(own.locator("#who")).to_contain_text("alice")
    if not small.is_closed():
        small.wait_for_event("close")


def test_a_session_that_is_over_is_no_answer(own, server):
    """What scripts see may be older than what the service knows."""
    url = f"{server.url}/"
    own.context.add_cookies([{"name": "pushr_signed_in", "value": "old", "url": url}])
    small = clicked(own)
    with small.expect_event("close"):
        sign_in(small, server, "alice")

    expect(own.locator("#who")).to_contain_text("alice")


def test_a_browser_that_opens_no_window_is_told_apart_at_once(page):
    """Nobody has clicked: so it opens none, and nothing is waited for."""
    page.add_init_script(
        """document.addEventListener('DOMContentLoaded', async () => {
          const { signIn } = await import('/static/signin.js')
          document.title = `It came to ${await signIn()}`
        })"""
    )
    page.goto("/")

    expect(page).to_have_title("It came to null")


def test_our_own_link_opens_it_and_shows_the_page_anew(page, server):
    page.goto("/?a=b")
    small = clicked(page, "nav [data-sign-in]")
    with small.expect_event("close"):
        sign_in(small, server, "alice")

    page.get_by_role("button", name="Sign out").wait_for()
    assert page.url == f"{server.url}/?a=b"


def test_without_scripts_the_link_leads_through_the_whole_page_and_back(browser, server):
    context = browser.new_context(base_url=server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/?a=b")
    page.locator("nav [data-sign-in]").click()
    sign_in(page, server, "alice")

    page.get_by_role("button", name="Sign out").wait_for()
    assert page.url == f"{server.url}/?a=b"
    context.close()


def test_no_page_of_another_site_shows_ours_in_a_frame(page, server, subscriber, watch):
    """Click-jacking: what cannot be seen cannot be pressed unawares."""
    watch.expect("frame-ancestors")
    page.goto(subscriber.url)
    with page.expect_console_message(lambda said: "frame-ancestors" in said.text):
        page.set_content(f"<iframe src='{server.url}/signin'></iframe>")

    assert page.frame_locator("iframe").locator("form").count() == 0
