"""flickr.auth.*"""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from chalicelib.auth import consent, oldauth
from chalicelib.auth.oldauth import Question
from chalicelib.model.ids import new_secret
from chalicelib.store import applications, people
from tests.auth.oldclient import OldClient, acting_for, old_auth_off  # noqa: F401
from tests.flickr import fails, request

LOGIN = "flickr.test.login"
OFF = "Invalid signature (api_sig is switched off here: sign with OAuth)"
FROB = (108, "Invalid frob")
MINI = (1, "Mini-token not found")


@pytest.fixture
def client(flickr) -> OldClient:
    """The tests' application, for nobody yet."""
    return OldClient(flickr.application)


@pytest.fixture
def other(flickr) -> OldClient:
    """Another application."""
    made = replace(flickr.application, key=new_secret(32), secret=new_secret())
    applications.add(made)
    return OldClient(made)


@pytest.fixture
def asked(flickr) -> Question:
    """What the application asks of people."""
    return Question(application=flickr.application, perms="write")


@pytest.fixture
def frob(asked, alice) -> str:
    """One that alice has agreed to."""
    return oldauth.agree(asked, alice.nsid, time.time()).text


@pytest.fixture
def digits(asked, alice):
    """Makes a mini token, as alice reads it."""
    return lambda: oldauth.agree_on_the_move(asked, alice.nsid, time.time()).text


def test_the_answer_is_the_token_and_who_and_what_it_is_for(client, frob, alice):
    people.change(alice.nsid, realname="Alice & Co")
    [auth] = client.call("flickr.auth.getToken", frob=frob)
    assert [child.tag for child in auth] == ["token", "perms", "user"]
    assert auth.findtext("perms") == "write"
    assert auth.find("user").attrib == {
        "nsid": alice.nsid,
        "username": "alice",
        "fullname": "Alice & Co",
    }
    signed_in = OldClient(client.application, auth.findtext("token")).call(LOGIN)
    assert signed_in.find("user").get("id") == alice.nsid


def test_a_frob_is_good_once(client, frob):
    client.call("flickr.auth.getToken", frob=frob)
    with fails(*FROB):
        client.call("flickr.auth.getToken", frob=frob)


def test_a_frob_of_another_application_is_none(client, other, frob):
    with fails(*FROB):
        other.call("flickr.auth.getToken", frob=frob)
    client.call("flickr.auth.getToken", frob=frob)


def test_a_frob_waits_for_the_person_for_an_hour(client, asked, alice):
    [frob] = client.call("flickr.auth.getFrob")
    with fails(*FROB):
        client.call("flickr.auth.getToken", frob=frob.text)
    now = time.time()
    address = client.signed(perms="write", frob=frob.text)
    for late in (3600, 3601):
        with pytest.raises(oldauth.InvalidFrob):
            oldauth.question(address, now + late)
    oldauth.agree(oldauth.question(address, now), alice.nsid, now)
    [auth] = client.call("flickr.auth.getToken", frob=frob.text)
    assert auth.find("user").get("nsid") == alice.nsid


def test_a_frob_is_over_after_an_hour(client, asked, alice):
    frob = oldauth.agree(asked, alice.nsid, time.time() - 3600)
    with fails(*FROB):
        client.call("flickr.auth.getToken", frob=frob.text)


@pytest.mark.parametrize("frob", ["x", "123-456-789", "9" * 5000, "\xfc#"])
def test_what_never_was_a_frob_is_none(client, frob):
    with fails(*FROB):
        client.call("flickr.auth.getToken", frob=frob)


def test_a_frob_is_good_for_nothing_once_the_consent_is_taken_back(client, frob, alice):
    consent.take_back(alice.nsid, client.application.key)
    with fails(98, "Invalid auth token"):
        client.call("flickr.auth.getToken", frob=frob)


def test_nobody_acts_for_who_is_gone(client, frob, digits, alice):
    people.change(alice.nsid, deleted=True)
    with fails(98, "Invalid auth token"):
        client.call("flickr.auth.getToken", frob=frob)
    with fails(98, "Invalid auth token"):
        client.call("flickr.auth.getFullToken", mini_token=digits())


@pytest.mark.parametrize("spell", [str, lambda d: d.replace("-", ""), lambda d: f" {d} "])
def test_a_mini_token_is_taken_with_dashes_and_without(client, digits, alice, spell):
    [auth] = client.call("flickr.auth.getFullToken", mini_token=spell(digits()))
    assert auth.find("user").get("nsid") == alice.nsid
    OldClient(client.application, auth.findtext("token")).call(LOGIN)


def test_a_mini_token_is_good_once_and_for_its_application(client, other, digits):
    shown = digits()
    with fails(*MINI):
        other.call("flickr.auth.getFullToken", mini_token=shown)
    client.call("flickr.auth.getFullToken", mini_token=shown)
    with fails(*MINI):
        client.call("flickr.auth.getFullToken", mini_token=shown)


def test_a_mini_token_is_over_after_an_hour(client, asked, alice):
    made = oldauth.agree_on_the_move(asked, alice.nsid, time.time() - 3600)
    with fails(*MINI):
        client.call("flickr.auth.getFullToken", mini_token=made.text)


def test_a_mini_token_is_no_frob_and_a_frob_no_mini_token(client, digits, frob):
    with fails(*FROB):
        client.call("flickr.auth.getToken", frob=digits())
    with fails(*MINI):
        client.call("flickr.auth.getFullToken", mini_token=frob)


@pytest.mark.parametrize("typed", ["12345678", "1234567890", "123-4567-89", "١٢٣٤٥٦٧٨٩", "x"])
def test_what_never_was_a_mini_token_is_none(client, typed):
    with fails(*MINI):
        client.call("flickr.auth.getFullToken", mini_token=typed)


class TestGuessing:
    """Nine digits could be guessed, if one could try them all."""

    @pytest.fixture(autouse=True)
    def _at_one_hour(self, client):
        self.now = 1_800_000_000.0
        self.key = client.application.key

    def tries(self, typed: str, api_key: str = "", later: float = 0) -> bool:
        try:
            oldauth.full_token(typed, api_key or self.key, self.now + later)
        except oldauth.MiniTokenNotFound:
            return False
        return True

    def shown(self, asked, alice) -> str:
        return oldauth.agree_on_the_move(asked, alice.nsid, self.now).text

    def test_after_twenty_wrong_mini_tokens_a_right_one_is_wrong_too(self, asked, alice):
        shown = self.shown(asked, alice)
        assert not any(self.tries("000-000-000") for _ in range(20))
        assert not self.tries(shown)

    def test_the_next_hour_begins_anew(self, asked, alice):
        for _ in range(20):
            self.tries("000-000-000")
        self.now += 3600
        assert self.tries(self.shown(asked, alice))

    def test_nineteen_wrong_ones_do_no_harm_and_right_ones_do_not_count(self, asked, alice):
        assert not any(self.tries("000-000-000") for _ in range(19))
        assert all(self.tries(self.shown(asked, alice)) for _ in range(3))

    def test_each_application_has_tries_of_its_own(self, asked, alice, other):
        shown = self.shown(asked, alice)
        for _ in range(25):
            self.tries("000-000-000", other.application.key)
        assert self.tries(shown)


def test_an_auth_token_that_is_good_is_told(flickr, alice):
    old = acting_for(alice.person, flickr.application, "read")
    [auth] = old.call("flickr.auth.checkToken")
    assert auth.tag == "auth"
    assert (auth.findtext("token"), auth.findtext("perms")) == (old.auth_token, "read")
    assert auth.find("user").attrib == {"nsid": alice.nsid, "username": "alice", "fullname": ""}
    assert flickr().auth.checkToken(auth_token=old.auth_token).find("auth") is not None


def test_an_oauth_token_is_no_auth_token(flickr, alice):
    for as_who in (flickr(), flickr(alice)):
        with fails(98, "Invalid auth token"):
            as_who.auth.checkToken(auth_token=alice.token.token)


def test_an_exchanged_auth_token_is_told_until_it_ends(flickr, alice):
    old = acting_for(alice.person, flickr.application)
    token = oldauth.tokens.get(old.auth_token, flickr.application.key)
    oldauth.exchange(token, time.time() - 86_400)
    for ask in (old.call, flickr().call):
        with fails(98, "Invalid auth token"):
            ask("flickr.auth.checkToken", auth_token=old.auth_token)


@pytest.mark.parametrize(
    "asked",
    [
        {"method": "flickr.auth.getFrob"},
        {"method": "flickr.auth.getToken", "frob": "x"},
        {"method": "flickr.auth.getFullToken", "mini_token": "123-456-789"},
        {"method": "flickr.auth.checkToken", "auth_token": "x"},
        {"method": "flickr.auth.oauth.getAccessToken"},
    ],
    ids=lambda asked: asked["method"],
)
def test_what_leads_to_a_token_is_signed(client, asked):
    with fails(97, "Missing signature"):
        client.send({"api_key": client.application.key, **asked})


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("getFrob", {}),
        ("getToken", {"frob": "x"}),
        ("getFullToken", {"mini_token": "123-456-789"}),
        ("checkToken", {"auth_token": "x"}),
        ("oauth.getAccessToken", {}),
    ],
)
@pytest.mark.usefixtures("old_auth_off")
def test_where_old_auth_is_switched_off_every_method_says_so(
    client, flickr, alice, method, arguments
):
    for call in (client.call, flickr().call, flickr(alice).call):
        with fails(96, OFF):
            call(f"flickr.auth.{method}", **arguments)


def test_answers_in_json_have_content(client, frob, alice):
    asked = client.signed(method="flickr.auth.getToken", frob=frob, format="json", nojsoncallback=1)
    from urllib.parse import urlencode

    answer = request("GET", f"/services/rest?{urlencode(asked)}").body.decode()
    assert '"perms":{"_content":"write"}' in answer
    assert f'"user":{{"nsid":"{alice.nsid}","username":"alice","fullname":""}}' in answer
