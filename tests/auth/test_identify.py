"""Who calls: applications, tokens, permissions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.model.ids import new_secret
from chalicelib.store import applications, people
from tests.auth import clients
from tests.auth.clients import LOGIN
from tests.flickr import Flickr, fails, request
from tests.members import Members

NO_KEY = "100 Invalid API Key (Key has invalid format)"
UNKNOWN_KEY = "100 Invalid API Key (Key not found)"
NOBODY = "99 Insufficient permissions. Method requires read privileges; none granted."


def said(path: str, headers: dict[str, str] | None = None) -> str:
    return clients.login(request("GET", f"/services/rest?method=flickr.test.login{path}", headers))


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("", NO_KEY),
        ("&api_key=", NO_KEY),
        ("&api_key=unknown", UNKNOWN_KEY),
        ("&api_key=" + "9" * 5000, UNKNOWN_KEY),
        ("&oauth_consumer_key=unknown&oauth_signature=x", UNKNOWN_KEY),
        ("&oauth_token=72157626318069415-087bfc7b5816092c", NO_KEY),
        ("&oauth_nonce=1", NO_KEY),
    ],
)
def test_a_call_without_a_known_application_is_error_100(asked, answer):
    assert said(asked) == answer


def test_an_api_key_alone_is_enough_for_who_need_not_sign_in(flickr):
    key = flickr.application.key
    answer = request("GET", f"/services/rest?method=flickr.test.echo&api_key={key}")
    assert answer.rsp.findtext("api_key") == key
    assert said(f"&api_key={key}") == NOBODY


def test_a_call_may_be_signed_without_a_token(flickr):
    assert flickr().test.echo(a="b").findtext("a") == "b"
    with fails(99, NOBODY.removeprefix("99 ")):
        flickr().test.login()


@pytest.mark.parametrize("wrong", [{"client_secret": "0"}, {"signature_method": "PLAINTEXT"}])
def test_a_public_method_is_not_answered_under_a_wrong_signature(flickr, wrong):
    answer = clients.by_header(flickr, {"method": "flickr.test.echo"}, **wrong)
    assert clients.login(answer) == "96 Invalid signature"


def test_a_token_without_a_signature_is_error_97(flickr, alice):
    key, token = flickr.application.key, alice.token.token
    assert said(f"&oauth_consumer_key={key}&oauth_token={token}") == "97 Missing signature"
    assert said(f"&oauth_consumer_key={key}") == "97 Missing signature"
    assert said(f"&api_key={key}&auth_token={token}") == "97 Missing signature"


@pytest.mark.parametrize("token", ["unknown", "9" * 5000])
def test_an_unknown_token_is_error_98(flickr, alice, token):
    answer = clients.by_query(flickr(alice), LOGIN, resource_owner_key=token)
    assert clients.login(answer) == "98 Invalid auth token"


def test_another_applications_token_is_error_98(flickr, alice):
    other = replace(flickr.application, key=new_secret(32))
    applications.add(other)
    answer = clients.by_header(Flickr(other, alice), LOGIN)
    assert clients.login(answer) == "98 Invalid auth token"


def test_a_deleted_persons_token_is_error_98(flickr, alice):
    people.change(alice.nsid, deleted=True)
    with fails(98, "Invalid auth token"):
        flickr(alice).test.login()


@pytest.mark.parametrize(
    ("granted", "method", "needed"),
    [
        ("read", "flickr.photos.setMeta", "write"),
        ("read", "flickr.photos.delete", "delete"),
        ("write", "flickr.photos.delete", "delete"),
        ("none", "flickr.test.null", "read"),
    ],
)
def test_a_permission_that_is_lacking_is_named(flickr, members, alice, granted, method, needed):
    as_alice = flickr(members.with_perms(alice, granted))
    words = f"Insufficient permissions. Method requires {needed} privileges; {granted} granted."
    with fails(99, words):
        as_alice.call(method, photo_id=1)
    assert as_alice.json(method)["message"] == words


@pytest.mark.parametrize("perms", ["read", "write", "delete"])
def test_every_permission_includes_reading(flickr, members, alice, perms):
    rsp = flickr(members.with_perms(alice, perms)).test.login()
    assert rsp.find("user").get("id") == alice.nsid


@pytest.mark.parametrize(
    "header",
    [
        "OAuth",
        "OAuth ",
        "OAuth nonsense",
        "OAuth a=",
        "Basic YTpi",
        "Bearer abc",
        "OAuth ,,,=,",
        "oauth\toauth_consumer_key=x",
    ],
)
def test_an_authorization_that_cannot_be_read_is_none(header):
    """Not even an application is known then."""
    assert said("", {"Authorization": header}) == NO_KEY


def test_the_scheme_of_an_authorization_has_no_case(flickr, alice):
    _, headers, _ = clients.client(flickr(alice)).sign(
        "http://pushr.test/services/rest?method=flickr.test.login"
    )
    assert said("", {"Authorization": "oauth" + headers["Authorization"][5:]}) == alice.nsid


def test_each_application_acts_for_its_own_people(alice):
    """Two applications, each with its own secret."""
    members = Members()
    carol = members.add("carol")
    assert Flickr(members.application, carol).test.login().find("user").get("id") == carol.nsid
