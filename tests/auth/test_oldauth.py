"""Calls signed by api_sig, with an auth_token or without."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest

from chalicelib.api.request import Request
from chalicelib.auth import consent, oldauth
from chalicelib.auth.identify import identify
from chalicelib.model.failures import InvalidAuthToken
from chalicelib.model.ids import new_secret
from chalicelib.store import applications, photos, tokens
from tests.auth import clients
from tests.auth.oldclient import REST, OldClient, acting_for, checked, old_auth_off  # noqa: F401
from tests.flickr import Flickr, fails, request
from tests.members import Member

DAY = 86_400
LOGIN = "flickr.test.login"
WRONG = "Invalid signature"


@pytest.fixture
def old(flickr, alice) -> OldClient:
    """The tests' application, which writes for alice."""
    return acting_for(alice.person, flickr.application)


@pytest.fixture
def other(flickr):
    """Another application, with its own secret."""
    made = replace(flickr.application, key=new_secret(32), secret=new_secret())
    applications.add(made)
    return made


def test_an_auth_token_says_who_calls(old, alice):
    assert old.call(LOGIN).find("user").get("id") == alice.nsid


@pytest.mark.parametrize("value", ["Z\xfcrich & 東京+=%20~", "", "a\nb", "\U0001f600"])
def test_values_are_signed_as_they_are_and_not_percent_encoded(old, value):
    assert (old.call("flickr.test.echo", title=value).findtext("title") or "") == value


def test_a_form_and_a_multipart_form_are_signed_alike(old, alice):
    params = old.signed(method=LOGIN)
    form = {"Content-Type": clients.FORM}
    answer = request("POST", REST, form, urlencode(params).encode())
    assert checked(answer).find("user").get("id") == alice.nsid


def test_a_photo_is_uploaded_under_a_signature_over_all_its_texts(old, alice):
    answer = old.upload(old.signed(title="cat \xfc", tags="a b", is_public=0))
    photo = photos.read(answer.findtext("photoid"))
    assert (photo.owner, photo.title) == (alice.nsid, "cat \xfc")


@pytest.mark.parametrize("more", [{"is_public": "1"}, {"title": "another"}, {"async": "1"}])
def test_a_photo_is_not_uploaded_with_a_text_that_is_not_signed(old, more):
    with fails(96, WRONG):
        old.upload({**old.signed(title="cat"), **more})


@pytest.mark.parametrize(
    "more",
    [
        {"user_id": "me"},
        {"format": "rest"},
        {"nojsoncallback": "1"},
        {"empty": ""},
        {"API_SIG": "x"},
    ],
)
@pytest.mark.parametrize("method", [LOGIN, "flickr.test.echo"])
def test_a_signature_over_some_of_the_arguments_is_wrong(old, method, more):
    with fails(96, WRONG):
        old.send({**old.signed(method=method), **more})


@pytest.mark.parametrize("api_sig", ["", "0" * 32, "\xe9", "x" * 5000])
def test_a_wrong_signature_is_refused_though_the_method_is_public(flickr, api_sig):
    params = OldClient(flickr.application).signed(method="flickr.test.echo")
    with fails(96, WRONG):
        OldClient(flickr.application).send({**params, "api_sig": api_sig})


def test_a_right_signature_is_taken_where_none_is_needed(flickr):
    """The Perl client signs every call once it has a secret."""
    echo = OldClient(flickr.application).call("flickr.test.echo", a="b")
    assert echo.findtext("a") == "b"


def test_an_auth_token_without_a_signature_is_error_97(old):
    params = old.signed(method=LOGIN)
    del params["api_sig"]
    with fails(97, "Missing signature"):
        old.send(params)


def test_an_auth_token_permits_what_was_agreed_to(old):
    with fails(99):
        old.call("flickr.photos.delete", photo_id=1)


def test_another_applications_auth_token_is_error_98(old, other):
    with fails(98, "Invalid auth token"):
        OldClient(other, old.auth_token).call(LOGIN)


def test_a_token_of_one_way_to_sign_is_none_in_the_other(flickr, old, alice):
    with fails(98, "Invalid auth token"):
        OldClient(flickr.application, alice.token.token).call(LOGIN)
    as_oauth = Member(person=alice.person, token=tokens.get(old.auth_token, flickr.application.key))
    with fails(98, "Invalid auth token"):
        flickr(as_oauth).test.login()


@pytest.mark.parametrize("token", ["unknown", "9" * 5000])
def test_an_unknown_auth_token_is_error_98(flickr, token):
    with fails(98, "Invalid auth token"):
        OldClient(flickr.application, token).call(LOGIN)


def test_an_auth_token_ends_when_the_consent_is_taken_back(old, alice, other):
    elsewhere = acting_for(alice.person, other)
    consent.take_back(alice.nsid, old.application.key)
    with fails(98, "Invalid auth token"):
        old.call(LOGIN)
    assert elsewhere.call(LOGIN).find("user").get("id") == alice.nsid


@pytest.mark.usefixtures("old_auth_off")
def test_no_api_sig_is_taken_where_that_is_switched_off(old, flickr, alice):
    for method in (LOGIN, "flickr.test.echo"):
        with fails(96, "Invalid signature (api_sig is switched off here: sign with OAuth)"):
            old.call(method)
    assert flickr(alice).test.login().find("user").get("id") == alice.nsid


class TestExchange:
    """For an auth_token there is an OAuth token, and a day to change over."""

    def whose(self, params: dict[str, str], now: float) -> Any:
        """The NSID that a call of these parameters is made for at a moment."""
        asked = Request(verb="GET", url="", headers={}, pairs=list(params.items()))
        return identify(asked, LOGIN, now).viewer

    def test_an_exchanged_auth_token_is_good_for_24_hours_and_no_second_more(self, old, alice):
        now = float(int(time.time()))
        token = tokens.get(old.auth_token, old.application.key)
        oldauth.exchange(token, now)
        params = old.signed(method=LOGIN)
        assert self.whose(params, now + DAY - 1) == alice.nsid
        with pytest.raises(InvalidAuthToken):
            self.whose(params, now + DAY)

    def test_exchanging_it_again_gives_another_token_and_no_more_time(self, old, alice, flickr):
        now = float(int(time.time()))
        for hours in (0, 1, 23):
            token = tokens.get(old.auth_token, old.application.key)
            got = oldauth.exchange(token, now + hours * 3600)
            as_oauth = Flickr(old.application, Member(person=alice.person, token=got))
            assert as_oauth.test.login().find("user").get("id") == alice.nsid
            assert got.perms == "write"
        params = old.signed(method=LOGIN)
        assert self.whose(params, now + DAY - 1) == alice.nsid
        with pytest.raises(InvalidAuthToken):
            self.whose(params, now + DAY)

    def test_one_that_is_not_exchanged_has_no_end(self, old, alice):
        assert self.whose(old.signed(method=LOGIN), time.time() + 3650 * DAY) == alice.nsid

    def test_the_oauth_token_outlives_the_auth_token(self, old, alice, flickr):
        token = tokens.get(old.auth_token, old.application.key)
        got = oldauth.exchange(token, time.time() - DAY)
        with fails(98, "Invalid auth token"):
            old.call(LOGIN)
        with fails(98, "Invalid auth token"):
            old.call("flickr.auth.oauth.getAccessToken")
        as_oauth = flickr(Member(person=alice.person, token=got))
        assert as_oauth.test.login().find("user").get("id") == alice.nsid
