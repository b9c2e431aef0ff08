"""Signing in by a certified provider of OpenID Connect, at a browser."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator

import pytest
import requests
from joserfc.jwk import ECKey, RSAKey
from playwright.sync_api import Page, expect

from tests.browser import NewPage, shot
from tests.journeys.visitor import press, shots
from tests.node import PROGRAM
from tests.running import PATIENCE_SECONDS, Running, eventually, free_port

pytestmark = pytest.mark.xdist_group("server")

KEYS = {
    "RS256": RSAKey.generate_key(2048, auto_kid=True),
    "ES256": ECKey.generate_key("P-256", auto_kid=True),
}


@pytest.fixture(scope="module", params=KEYS)
def provider(request, scripts, openid_server) -> Iterator[str]:
    """The provider that our server knows; answers how it signs."""
    port, alg = (
        int(openid_server.environment["PUSHR_OIDC_ISSUER"].rpartition(":")[2]),
        request.param,
    )
    keys = [{**KEYS[alg].as_dict(private=True), "use": "sig", "alg": alg}]
    redirect = f"{openid_server.url}/signin/openid/callback"
    given = {"port": port, "redirect": redirect, "alg": alg, "jwks": {"keys": keys}}
    program = [str(PROGRAM), str(scripts / "openid_provider.mjs"), json.dumps(given)]
    with subprocess.Popen(program, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        eventually(lambda: _answers(f"http://127.0.0.1:{port}", running))
        yield alg
        running.terminate()


def _answers(url: str, running: subprocess.Popen[bytes]) -> bool:
    assert running.poll() is None
    try:
        return requests.get(f"{url}/jwks", timeout=PATIENCE_SECONDS).ok
    except requests.ConnectionError:
        return False


@pytest.fixture(scope="module")
def openid_server(tmp_path_factory) -> Iterator[Running]:
    environment = {
        "PUSHR_OIDC_ISSUER": f"http://127.0.0.1:{free_port()}",
        "PUSHR_OIDC_CLIENT_ID": "pushr-tests",
        "PUSHR_OIDC_TITLE": "The Photo Club",
    }
    running = Running(free_port(), tmp_path_factory.mktemp("openid"), environment)
    try:
        yield running.wait()
    finally:
        running.stop()


@pytest.fixture
def server(openid_server) -> Running:
    """The windows of these tests are at a server that knows a provider."""
    return openid_server


def says(page: Page, name: str) -> None:
    """At the provider: that one is somebody."""
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Sign in over here").click()


def test_who_has_an_account_elsewhere_is_let_in_and_known_again(new_page: NewPage, provider):
    name = f"Club member {provider}"
    nsids = set()
    for width in (1280, 375):
        page = new_page(width)
        page.goto("/account")
        shot(page, "sign-in-with-openid")
        page.get_by_role("link", name="The Photo Club").click()
        says(page, name)
        page.get_by_role("heading", name="Your account").wait_for()
        assert page.get_by_label("Your account").get_by_text(name).count() == 1
        nsids.add(page.locator("main code").first.inner_text())
    assert len(nsids) == 1


def test_a_name_that_is_somebodys_is_asked_anew(page, provider):
    page.goto("/signin?to=/account/apps")
    page.get_by_role("link", name="The Photo Club").click()
    says(page, {"RS256": "alice", "ES256": "Alice"}[provider])
    page.get_by_role("heading", name="Choose a username").wait_for()
    shots(page, "choose-username")
    page.get_by_label("Username").fill(f"Alice of the club {provider}")
    press(page, "Make my account")

    page.get_by_role("heading", name="Applications you have made").wait_for()


def test_who_says_no_over_there_may_try_again(page, provider, watch):
    watch.expect("status of 403")
    page.goto("/signin")
    page.get_by_role("link", name="The Photo Club").click()
    page.get_by_role("button", name="No").click()
    page.get_by_text("did not agree").wait_for()
    shots(page, "openid-refused")
    page.get_by_role("link", name="Try again").click()

    page.get_by_role("heading", name="Sign in").wait_for()


def test_the_small_window_leads_through_the_provider_too(page, provider):
    page.goto("/?a=b")
    with page.expect_popup() as opened:
        page.locator("nav [data-sign-in]").click()
    small = opened.value
    small.get_by_role("link", name="The Photo Club").click()
    with small.expect_event("close"):
        says(small, f"Small {provider}")

    page.get_by_role("button", name="Sign out").wait_for()
    expect(page.locator("nav")).to_contain_text(f"Small {provider}")
    assert page.url.endswith("/?a=b")
