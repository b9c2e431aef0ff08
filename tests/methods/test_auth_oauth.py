"""flickr.auth.oauth.*"""

from __future__ import annotations

import time

import pytest

from chalicelib.auth import consent
from chalicelib.model.token import Token
from tests.auth.oldclient import OldClient, acting_for
from tests.flickr import fails
from tests.members import Member


@pytest.fixture
def old(flickr, alice) -> OldClient:
    """The tests' application, which writes for alice."""
    return acting_for(alice.person, flickr.application)


@pytest.fixture
def exchange(old, alice):
    """Gets an OAuth token for alice's auth_token."""

    def exchange() -> Member:
        [auth] = old.call("flickr.auth.oauth.getAccessToken")
        assert auth.tag == "auth"
        [given] = auth
        assert (given.tag, set(given.attrib)) == (
            "access_token",
            {"oauth_token", "oauth_token_secret"},
        )
        token, secret = given.get("oauth_token"), given.get("oauth_token_secret")
        api_key = old.application.key
        token = Token(token=token, secret=secret, nsid=alice.nsid, api_key=api_key, perms="write")
        return Member(person=alice.person, token=token)

    return exchange


def test_an_oauth_token_is_told(flickr, alice):
    [oauth] = flickr(alice).auth.oauth.checkToken(oauth_token=alice.token.token)
    assert oauth.tag == "oauth"
    assert [child.tag for child in oauth] == ["token", "perms", "user"]
    assert (oauth.findtext("token"), oauth.findtext("perms")) == (alice.token.token, "delete")
    assert oauth.find("user").attrib == {"nsid": alice.nsid, "username": "alice", "fullname": ""}


def test_the_token_that_is_told_is_the_one_that_signs(flickr, alice, bob):
    """An argument of that name beside the header's counts for nothing."""
    rsp = flickr(alice).auth.oauth.checkToken(oauth_token=bob.token.token)
    assert rsp.find("oauth/user").get("nsid") == alice.nsid


def test_a_token_is_told_to_who_signs_only(flickr, alice):
    asked = {"method": "flickr.auth.oauth.checkToken", "oauth_token": alice.token.token}
    with fails(97, "Missing signature"):
        OldClient(flickr.application).send({**asked, "oauth_consumer_key": flickr.application.key})


def test_a_token_that_was_taken_back_is_error_98(flickr, alice):
    consent.give(alice.nsid, flickr.application.key, "read", time.time())
    token = consent.oauth_token(alice.nsid, flickr.application.key, "read", time.time())
    as_alice = flickr(Member(person=alice.person, token=token))
    as_alice.auth.oauth.checkToken()
    consent.take_back(alice.nsid, flickr.application.key)
    with fails(98, "Invalid auth token"):
        as_alice.auth.oauth.checkToken()


def test_an_auth_token_becomes_an_oauth_token_of_the_same_person_and_permission(
    flickr, exchange, old, alice
):
    got = flickr(exchange()).auth.oauth.checkToken()
    assert got.find("oauth/user").get("nsid") == alice.nsid
    assert got.findtext("oauth/perms") == "write"
    assert old.call("flickr.test.login").find("user").get("id") == alice.nsid


def test_it_becomes_another_each_time(flickr, exchange):
    first, second = exchange(), exchange()
    assert first.token.token != second.token.token
    for got in (first, second):
        flickr(got).test.login()


def test_an_oauth_token_is_not_exchanged(flickr, exchange):
    for as_who in (flickr(exchange()), flickr()):
        with fails(98, "Invalid auth token"):
            as_who.auth.oauth.getAccessToken()


def test_an_application_has_to_show_the_auth_token(old):
    with fails(98, "Invalid auth token"):
        OldClient(old.application).call("flickr.auth.oauth.getAccessToken")


def test_what_was_taken_back_is_not_exchanged(flickr, exchange, old, alice):
    got = exchange()
    consent.take_back(alice.nsid, old.application.key)
    with fails(98, "Invalid auth token"):
        old.call("flickr.auth.oauth.getAccessToken")
    with fails(98, "Invalid auth token"):
        flickr(got).test.login()
