"""The dance of OAuth 1.0a through its doors, and those who dance out of step."""

from __future__ import annotations

import re
from urllib.parse import quote

import flickrapi.auth
import pytest

from chalicelib.auth import consent
from chalicelib.store import people
from tests.auth.consumer import ACCESS, AUTHORIZE, FORM, REQUEST, Consumer, another, said, trouble
from tests.browsing import Browser
from tests.flickr import HOST, fails, request


class TestWhatApplicationsGet:
    """Answers as Flickr's clients read them."""

    @pytest.mark.parametrize("slash", ["", "/"])
    @pytest.mark.parametrize("verb", ["GET", "POST"])
    def test_a_request_token_has_flickrs_shape(self, consumer, verb, slash):
        answer = consumer.send(REQUEST + slash, verb, callback_uri="oob")

        assert answer.status == 200
        assert re.fullmatch(
            rb"oauth_callback_confirmed=true"
            rb"&oauth_token=\d+-[0-9a-f]{16}&oauth_token_secret=[0-9a-f]{16}",
            answer.body,
        )
        assert answer.headers["Content-Type"] == "text/plain;charset=UTF-8"
        assert answer.headers["Cache-Control"] == "no-store"

    def test_an_access_token_says_whose_it_is(self, members, consumer):
        zoe = members.add("zo\xeb=&", realname="Zo\xeb ~ O'Hara")
        consumer.asks()
        answer = consumer.fetches(consumer.let_in(Browser(zoe.person)))

        assert re.fullmatch(
            rf"fullname=Zo%C3%AB%20~%20O%27Hara&oauth_token=\d+-[0-9a-f]{{16}}"
            rf"&oauth_token_secret=[0-9a-f]{{32}}"
            rf"&user_nsid={quote(zoe.nsid)}&username=zo%C3%AB%3D%26",
            answer.body.decode(),
        )
        assert answer.headers["Content-Type"] == "text/plain;charset=UTF-8"
        assert answer.headers["Cache-Control"] == "no-store"

    def test_flickrapi_and_flickr_api_can_read_both(self, asking, alices):
        """One decodes, the other only splits."""
        answer = asking.fetches(asking.let_in(alices))
        read = flickrapi.auth.OAuthFlickrInterface.parse_oauth_response(answer.body)
        assert read["username"] == "alice"
        assert {"oauth_token", "oauth_token_secret", "user_nsid"} <= read.keys()
        split = dict(pair.split("=") for pair in answer.body.decode().split("&"))
        assert split["oauth_token"] == read["oauth_token"]

    @pytest.mark.parametrize("signature_type", ["QUERY", "BODY"])
    def test_everything_may_stand_in_the_query_or_the_body(self, consumer, signature_type):
        """flickr-sdk has all of it in the query."""
        how = {"callback_uri": "oob", "signature_type": signature_type}
        body = {"body": "", "headers": FORM} if signature_type == "BODY" else {}
        uri, headers, sent = consumer.client(**how).sign(f"http://{HOST}{REQUEST}", "POST", **body)
        path = uri.removeprefix(f"http://{HOST}")
        assert request("POST", path, headers, (sent or "").encode()).status == 200

    @pytest.mark.parametrize("where", ["header", "query", "body"])
    def test_the_callback_may_stand_anywhere(self, consumer, where):
        """flickrapi has it in the body, flickr_api in the header, flickr-sdk in the query."""
        callback = "oauth_callback=http%3A%2F%2Fa.example%2F%3Fb%3Dc"
        if where == "header":
            answer = consumer.send(REQUEST, callback_uri="http://a.example/?b=c%20d")
        elif where == "query":
            answer = consumer.send(f"{REQUEST}?{callback}", "GET")
        else:
            _, headers, body = consumer.client().sign(
                f"http://{HOST}{REQUEST}", "POST", callback, FORM
            )
            answer = request("POST", REQUEST, headers, body.encode())
        assert answer.status == 200

    def test_the_token_may_be_used_at_once(self, asking, alices, alice):
        login = asking.keeps(asking.let_in(alices)).test.login()
        assert login.find("user").get("id") == alice.nsid

    def test_too_many_calls_are_told_when_to_ask_again(self, consumer, monkeypatch):
        from chalicelib.settings import settings

        monkeypatch.setenv("PUSHR_CALLS_AN_HOUR", "2")
        settings.cache_clear()
        try:
            assert [consumer.asks("oob").status for _ in range(2)] == [200, 200]
            answer = consumer.asks("oob")
        finally:
            monkeypatch.undo()
            settings.cache_clear()
        assert answer.status == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 3600
        assert said(answer) == {"oauth_problem": "consumer_key_refused"}


class TestAttacks:
    """What must not let anybody in."""

    def fields(self, asking, **changed):
        return {"oauth_token": asking.token, "perms": "read", "answer": "allow", **changed}

    @pytest.mark.parametrize("csrf", [{}, {"csrf": ""}, {"csrf": "0" * 64}])
    def test_a_form_that_no_page_showed_does_nothing(self, asking, alices, alice, csrf):
        page = alices.post(AUTHORIZE, self.fields(asking, **csrf))
        assert page.status == 403
        assert trouble(asking.fetches("1")) == "401 permission_unknown"
        assert not consent.given(alice.nsid, asking.application.key, "read")

    def test_a_form_of_anothers_page_does_nothing(self, asking, alices, alice, bob):
        shown = asking.page(Browser(bob.person)).form().fields
        page = alices.post(AUTHORIZE, {**shown, "answer": "allow"})
        assert page.status == 403
        assert not consent.given(alice.nsid, asking.application.key, "read")

    def test_a_form_in_a_strangers_address_does_nothing(self, asking, alices, alice):
        """A GET answers no question that was never answered."""
        page = alices.get(f"{asking.address()}&answer=allow")
        assert page.status == 200
        assert not consent.given(alice.nsid, asking.application.key, "read")

    @pytest.mark.parametrize("perms", ["admin", "none"])
    def test_perms_of_the_form_are_read_anew(self, asking, alices, perms):
        page = asking.page(alices).form().send(answer="allow", perms=perms)
        assert page.status == 400

    def test_a_token_of_the_form_is_read_anew(self, asking, alices):
        page = asking.page(alices).form().send(answer="allow", oauth_token="1-2")
        assert page.status == 404

    @pytest.mark.parametrize(
        "callback",
        [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\tscript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:http://a/b",
            "filesystem:http://a/b",
            "view-source:http://a/",
            "about:blank",
            "//evil.example/",
            "/back",
            "back",
            "OOB",
            "oob ",
            "http:",
            "http://",
            "http:///x",
            "https:evil.example",
            "http://a.example\r\nSet-Cookie: a=b",
            "http://a.example/\x00",
            "http://a.example/\x7f",
            "http://a.example/ b",
            "http://a.example\\@b.example",
            "http://user:password@a.example/",
            "http://a.example;script-src *",
            "http://a.example:http/",
            "http://z\xfcrich.example/",
            'http://a.example/"><script>',
            "localhost:8000/back",
            "example.com:8000/back",
            "c:/windows",
            "app:",
            "http://a.example/" + "a" * 2000,
        ],
    )
    def test_a_callback_that_leads_astray_is_rejected(self, consumer, callback):
        answer = consumer.asks(callback)
        assert answer.status == 400
        assert said(answer) == {
            "oauth_problem": "parameter_rejected",
            "oauth_parameters_rejected": "oauth_callback",
        }

    @pytest.mark.parametrize(
        "callback",
        [
            "oob",
            "http://localhost:8000/back",
            "HTTPS://App.Example/Back?a=b#c",
            "http://[::1]:8000/",
            "http://a.example/(b)!*'~",
            "com.example.app:/back",
            "myapp://back?from=pushr",
            "http://a.example/" + "a" * 1983,
        ],
    )
    def test_a_callback_that_leads_to_an_application_is_taken(self, consumer, callback):
        assert consumer.asks(callback).status == 200

    def test_a_verifier_is_good_once(self, asking, alices):
        verifier = asking.let_in(alices)
        assert asking.fetches(verifier).status == 200
        assert trouble(asking.fetches(verifier)) == "401 token_rejected"

    def test_a_verifier_that_is_guessed_locks_the_token(self, typing, alices):
        page = typing.page(alices).form().send(answer="allow")
        code = page.html.get_element_by_id("code").text
        wrong = "000-000-000" if code != "000-000-000" else "111-111-111"
        assert [trouble(typing.fetches(wrong)) for _ in range(5)] == ["401 verifier_invalid"] * 5
        assert trouble(typing.fetches(code)) == "401 token_rejected"
        assert typing.page(alices).status == 404

    def test_four_wrong_verifiers_are_forgiven(self, asking, alices):
        verifier = asking.let_in(alices)
        for wrong in ("0", verifier[:-1], verifier.upper() + "0", "\xe9"):
            assert trouble(asking.fetches(wrong)) == "401 verifier_invalid"
        assert asking.fetches(verifier).status == 200

    def test_to_agree_again_gives_no_new_tries(self, asking, alices):
        asking.let_in(alices)
        for _ in range(4):
            asking.fetches("0")
        verifier = asking.let_in(alices)
        assert trouble(asking.fetches("0")) == "401 verifier_invalid"
        assert trouble(asking.fetches(verifier)) == "401 token_rejected"

    def test_before_anybody_agreed_there_is_no_access_token(self, asking):
        for verifier in ("0", "-"):
            assert trouble(asking.fetches(verifier)) == "401 permission_unknown"

    def test_a_verifier_of_another_token_is_wrong(self, asking, flickr, alices):
        other = Consumer(flickr.application)
        other.asks()
        asking.let_in(alices)
        assert trouble(asking.fetches(other.let_in(alices))) == "401 verifier_invalid"

    def test_consent_taken_back_meanwhile_gives_no_token(self, asking, alices, alice):
        verifier = asking.let_in(alices)
        consent.take_back(alice.nsid, asking.application.key)
        assert trouble(asking.fetches(verifier)) == "401 token_revoked"

    def test_who_is_gone_meanwhile_gives_no_token(self, asking, alices, alice):
        verifier = asking.let_in(alices)
        people.change(alice.nsid, deleted=True)
        assert trouble(asking.fetches(verifier)) == "401 token_revoked"

    def test_a_request_token_of_another_application_is_rejected(self, flickr, asking, alices):
        verifier = asking.let_in(alices)
        thief = Consumer(another(flickr.application), asking.token, asking.secret)
        assert trouble(thief.fetches(verifier)) == "401 token_rejected"
        assert asking.fetches(verifier).status == 200

    def test_a_request_token_calls_no_method(self, asking, alices):
        asking.let_in(alices)
        path = "/services/rest?method=flickr.test.login"
        assert asking.send(path, "GET").rsp[0].get("code") == "98"

    def test_an_access_token_is_no_request_token(self, flickr, alice):
        held = Consumer(flickr.application, alice.token.token, alice.token.secret)
        assert trouble(held.fetches("0")) == "401 token_rejected"

    def test_the_perms_of_a_token_are_those_that_were_shown(self, asking, alices):
        reading = asking.keeps(asking.let_in(alices, "read"))
        with fails(99):
            reading.call("flickr.photos.delete", photo_id=1)

    def test_a_wider_consent_of_before_widens_no_later_token(self, asking, alices):
        asking.let_in(alices, "delete")
        asking.asks()
        reading = asking.keeps(asking.let_in(alices, "read"))
        with fails(99):
            reading.call("flickr.photos.delete", photo_id=1)

    def test_no_secret_and_no_verifier_is_logged(self, asking, alices, logged):
        verifier = asking.let_in(alices)
        answer = said(asking.fetches(verifier))
        secrets = (verifier, asking.secret, answer["oauth_token_secret"], answer["oauth_token"])
        assert '"access_token"' in logged()
        assert not [each for each in secrets if each in logged()]

    def test_a_token_is_not_kept_as_it_is(self, asking, alices):
        from tests.routes import stored

        verifier = asking.let_in(alices)
        kept = str(stored.everything())
        assert asking.token not in kept
        assert verifier not in kept


def test_both_doors_answer_nothing_but_get_and_post():
    for path in (REQUEST, ACCESS):
        assert request("GET", path).status == 400
        assert request("DELETE", path).status == 405
