"""flickr.test.*"""

from __future__ import annotations

from tests.flickr import fails


def test_echo_answers_every_parameter_and_how_flickr_understood_the_signature(flickr, alice):
    answer = flickr(alice).json("flickr.test.echo", a="\xfc", b="")
    assert answer["a"] == {"_content": "\xfc"}
    assert answer["b"] == {"_content": ""}
    assert answer["method"] == {"_content": "flickr.test.echo"}
    assert answer["api_auth_is_oauth"] == {"_content": "1"}
    assert answer["api_sig"] == answer["oauth_signature"]
    assert answer["auth_token"] == answer["oauth_token"] == {"_content": alice.token.token}
    assert answer["oauth_consumer_key"] == {"_content": flickr.application.key}


def test_login_answers_who_is_signed_in(flickr, alice):
    [user] = flickr(alice).test.login()
    assert user.attrib == {"id": alice.nsid, "path_alias": ""}
    assert user.findtext("username") == "alice"
    assert flickr(alice).json("flickr.test.login")["user"]["path_alias"] is None


def test_null_answers_nothing_but_only_to_who_is_signed_in(flickr, alice):
    assert len(flickr(alice).test.null()) == 0
    assert flickr(alice).json("flickr.test.null") == {"stat": "ok"}
    with fails(99):
        flickr().test.null()
