"""An application is let in, as unmodified clients do it, by a person at a browser.

From nothing: somebody signs up and makes an application; somebody else lets it in. Then it uploads
for them, and subscribes to a push.
"""

from __future__ import annotations

import json
import sys

import flickr_api
import flickrapi
import pytest
from flickr_api import auth, method_call
from flickr_api.api import flickr
from playwright.sync_api import Page

from tests import node
from tests.journeys.visitor import (
    agree,
    code,
    enter,
    make_application,
    press,
    shots,
    sign_in,
    sign_up,
)
from tests.passwords import PASSWORD
from tests.running import PATIENCE_SECONDS, PHOTOS, Running, eventually

pytestmark = pytest.mark.xdist_group("server")

COFFEE = str(PHOTOS / "coffee.jpg")
Keys = tuple[str, str]


@pytest.fixture(scope="module")
def keys(server, browser) -> Keys:
    """Of an application that somebody who just came has made."""
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    page.goto("/signup?to=/account/apps")
    sign_up(page, "Newcomer")
    made = make_application(page, "A frame on the wall")
    context.close()
    return made


def lets_in(
    page: Page, server: Running, url: str, name: str, answer: str = "OK, let it in"
) -> None:
    """Somebody goes where an application sends them, signs in, and says yes."""
    page.goto(url)
    sign_in(page, server, name)
    page.get_by_role("heading", name="A frame on the wall").wait_for()
    press(page, answer)


def client(server: Running, keys: Keys) -> flickrapi.FlickrAPI:
    """flickrapi, with nothing set but its addresses."""
    services = f"{server.url}/services"
    made = flickrapi.FlickrAPI(*keys, store_token=False, timeout=PATIENCE_SECONDS)
    made.REST_URL, made.UPLOAD_URL = f"{services}/rest/", f"{services}/upload/"
    oauth = made.flickr_oauth
    oauth.REQUEST_TOKEN_URL = f"{services}/oauth/request_token"
    oauth.AUTHORIZE_URL = f"{services}/oauth/authorize"
    oauth.ACCESS_TOKEN_URL = f"{services}/oauth/access_token"
    return made


def test_flickrapi_is_let_in_by_a_code(page, server, keys, subscriber):
    wall = client(server, keys)
    wall.get_request_token(oauth_callback="oob")
    page.goto(wall.auth_url(perms="write"))
    sign_in(page, server, "bob")
    page.get_by_text("by Newcomer").wait_for()
    shots(page, "consent")
    agree(page)
    wall.get_access_token(code(page))
    shots(page, "code")

    uploads_and_subscribes(wall, subscriber)


def uploads_and_subscribes(wall: flickrapi.FlickrAPI, subscriber) -> None:
    wall.push.subscribe(topic="my_photos", callback=subscriber.url, verify="sync")
    photo_id = wall.upload(filename=COFFEE, title="pushed").findtext("photoid")
    [entry] = eventually(lambda: subscriber.entries)
    assert photo_id in entry.link
    wall.push.unsubscribe(topic="my_photos", callback=subscriber.url, verify="sync")


def test_flickrapi_is_let_in_at_its_callback(page, server, keys, subscriber):
    wall = client(server, keys)
    wall.get_request_token(oauth_callback=subscriber.url)
    lets_in(page, server, wall.auth_url(perms="delete"), "carol")
    brought = back(subscriber)
    wall.get_access_token(brought["oauth_verifier"])

    uploads_and_subscribes(wall, subscriber)


def test_who_has_agreed_before_and_is_not_signed_in_goes_straight_back(
    new_page, server, keys, subscriber
):
    """Chromium holds the answer of a form to where its page may lead, at every step of the way."""
    first, again = new_page(1280), new_page(375)
    first.goto(asks(server, keys, subscriber))
    first.get_by_role("link", name="Make an account").click()
    sign_up(first, "Agrees once")
    agree(first)
    first.wait_for_url(f"{subscriber.url}?*")
    again.goto(asks(server, keys, subscriber))
    enter(again, "Agrees once", PASSWORD)
    again.wait_for_url(f"{subscriber.url}?*")

    assert "oauth_verifier" in again.url


def asks(server: Running, keys: Keys, subscriber) -> str:
    wall = client(server, keys)
    wall.get_request_token(oauth_callback=subscriber.url)
    return wall.auth_url(perms="read")


def back(subscriber) -> dict[str, str]:
    """What the browser brought to the application; it asks for an icon too."""
    return eventually(lambda: [each for each in subscriber.questions if "oauth_token" in each])[0]


def test_who_says_no_is_led_back_without_a_verifier(page, server, keys, subscriber):
    wall = client(server, keys)
    wall.get_request_token(oauth_callback=subscriber.url)
    lets_in(page, server, wall.auth_url(perms="write"), "alice", answer="No")
    brought = back(subscriber)

    assert brought["oauth_problem"] == "permission_denied"
    with pytest.raises(flickrapi.FlickrError):
        wall.get_access_token("0")


def test_flickr_api_is_let_in_by_a_code(page, server, keys, subscriber, monkeypatch):
    services = f"{server.url}/services"
    for name in ("request_token", "authorize", "access_token"):
        constant = "TOKEN_REQUEST_URL" if name == "request_token" else f"{name.upper()}_URL"
        monkeypatch.setattr(auth, constant, f"{services}/oauth/{name}")
    defaults = method_call.call_api.__defaults__
    here = (f"{services}/rest/" if each == method_call.REST_URL else each for each in defaults)
    monkeypatch.setattr(method_call.call_api, "__defaults__", tuple(here))
    monkeypatch.setattr(sys.modules["flickr_api.upload"], "UPLOAD_URL", f"{services}/upload/")
    monkeypatch.setattr(auth, "AUTH_HANDLER", None)
    flickr_api.set_keys(*keys)

    wall = auth.AuthHandler(callback="oob")
    lets_in(page, server, wall.get_authorization_url("write"), "alice")
    wall.set_verifier(code(page))
    flickr_api.set_auth_handler(wall)

    assert flickr_api.test.login().username == "alice"
    assert flickr_api.upload(photo_file=COFFEE, title="on the wall").id
    flickr.push.subscribe(topic="my_photos", callback=subscriber.url, verify="sync")
    assert subscriber.questions[-1]["mode"] == "subscribe"
    flickr.push.unsubscribe(topic="my_photos", callback=subscriber.url, verify="sync")


def test_flickr_sdk_is_let_in_at_its_callback(page, server, keys, scripts, subscriber):
    def step(*call, token="", secret=""):
        who = {"base": server.url, "key": keys[0], "secret": keys[1], "call": call}
        given = json.dumps({**who, "token": token, "tokenSecret": secret})
        return json.loads(node.run(scripts / "flickr_sdk.mjs", given))["answer"]

    asked = step("oauth.request", subscriber.url)
    lets_in(page, server, step("oauth.authorizeUrl", asked["requestToken"], "delete"), "bob")
    brought = back(subscriber)
    request = {"token": asked["requestToken"], "secret": asked["requestTokenSecret"]}
    got = step("oauth.verify", brought["oauth_verifier"], **request)
    assert got["username"] == "bob"

    bob = {"token": got["oauthToken"], "secret": got["oauthTokenSecret"]}
    assert step("upload", COFFEE, {"title": "by the sdk"}, **bob)["id"]
    terms = {"topic": "my_photos", "callback": f"{subscriber.url}?sdk", "verify": "sync"}
    step("flickr", "flickr.push.subscribe", terms, **bob)
    assert subscriber.questions[-1]["mode"] == "subscribe"
    step("flickr", "flickr.push.unsubscribe", terms, **bob)
