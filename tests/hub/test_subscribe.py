"""Subscribing, unsubscribing, and every way in which they can go wrong."""

from __future__ import annotations

import time

import pytest

from tests.flickr import fails


@pytest.fixture
def push(flickr, alice):
    return flickr(alice).push


def listed(push) -> list[dict[str, str]]:
    return [each.attrib for each in push.getSubscriptions()[0]]


@pytest.fixture
def terms(subscriber):
    return {"topic": "my_photos", "callback": subscriber.url, "verify": "sync"}


def test_the_callback_is_asked_under_both_kinds_of_names(push, terms, subscriber):
    push.subscribe(**terms, verify_token="t&k=n", lease_seconds=600)

    [question] = subscriber.questions
    assert question["mode"] == question["hub.mode"] == "subscribe"
    assert question["topic"] == question["hub.topic"] == "my_photos"
    assert question["lease_seconds"] == question["hub.lease_seconds"] == "600"
    assert question["verify_token"] == question["hub.verify_token"] == "t&k=n"
    assert question["challenge"] == question["hub.challenge"]


def test_no_verify_token_is_sent_when_none_was_given(push, terms, subscriber):
    push.subscribe(**terms)

    assert "verify_token" not in subscriber.questions[0]


def test_query_parameters_of_the_callback_are_kept(push, terms, subscriber):
    push.subscribe(**{**terms, "callback": subscriber.url + "?sub=7&hub.challenge=x"})

    assert subscriber.questions[0]["sub"] == "7"


def test_a_subscription_without_a_lease_is_listed_with_0_and_a_day(push, terms, subscriber):
    push.subscribe(**terms)

    [found] = listed(push)
    assert found["topic"] == "my_photos"
    assert found["callback"] == subscriber.url
    assert (found["pending"], found["lease_seconds"], found["verify_attempts"]) == ("0", "0", "0")
    assert int(found["expiry"]) - int(found["date_create"]) == 86_400


def test_a_lease_ends_when_it_was_asked_to(push, terms):
    push.subscribe(**terms, lease_seconds=300)

    [found] = listed(push)
    assert found["lease_seconds"] == "300"
    assert int(found["expiry"]) - int(found["date_create"]) == 300


@pytest.mark.parametrize("absent", ["topic", "callback", "verify"])
def test_a_required_parameter_that_is_missing_is_error_1(push, terms, absent):
    with fails(1, "Required parameter missing"):
        push.subscribe(**{**terms, absent: ""})


@pytest.mark.parametrize(
    "wrong",
    [
        {"topic": "geotagged"},
        {"verify": "later"},
        {"lease_seconds": 0},
        {"lease_seconds": 59},
        {"lease_seconds": 86_401},
        {"lease_seconds": "soon"},
        {"verify_token": "x" * 201},
        {"update_type": "created,colour"},
        {"callback": "http://example.com/" + "x" * 240},
        {"callback": "ftp://example.com/"},
        {"callback": "example.com/callback"},
        {"callback": "http://"},
        {"callback": "http:///path"},
        {"callback": "http://user:word@example.com/"},
        {"callback": "http://example.com/#fragment"},
        {"callback": "http://example.com:22/"},
        {"callback": "http://example.com:99999/"},
        {"callback": "http://127.0.0.1\\@example.com/"},
        {"callback": "http://example.com\r\nHost: x/"},
        {"callback": "http://example.com/a b"},
        {"callback": "http://[::1"},
    ],
)
def test_an_invalid_value_is_error_2(push, terms, wrong, subscriber):
    with fails(2):
        push.subscribe(**{**terms, **wrong})
    assert not subscriber.questions
    assert not listed(push)


def test_a_callback_serves_one_subscription_of_a_person(push, terms):
    push.subscribe(**terms)

    with fails(3, "Callback URL already in use for a different subscription"):
        push.subscribe(**{**terms, "topic": "contacts_photos"})


def test_two_people_may_have_the_same_callback(push, terms, flickr, bob):
    push.subscribe(**terms)
    flickr(bob).push.subscribe(**terms)

    assert len(listed(flickr(bob).push)) == 1


def test_one_topic_may_have_several_callbacks(push, terms, subscriber):
    push.subscribe(**terms)
    push.subscribe(**{**terms, "callback": subscriber.url + "?2"})

    assert len(listed(push)) == 2


@pytest.mark.parametrize("status", [404, 500, 302, 403])
def test_a_refusing_callback_is_error_4_with_what_it_answered(push, terms, subscriber, status):
    subscriber.challenge_status = status

    with fails(4, f"Callback failed or invalid response: {status}"):
        push.subscribe(**terms)
    assert not listed(push)


@pytest.mark.parametrize("said", ["", "no", "x" * 100_000])
def test_a_wrong_answer_is_error_4(push, terms, subscriber, said):
    subscriber.challenge = said

    with fails(4, "Callback failed or invalid response: 200"):
        push.subscribe(**terms)


def test_the_challenge_and_more_is_not_the_challenge(push, terms, subscriber):
    def append(question):
        subscriber.challenge = question["challenge"] + "\n"

    subscriber.on_question = append
    with fails(4):
        push.subscribe(**terms)


def test_a_callback_that_nobody_serves_is_error_4_504(push, terms):
    with fails(4, "Callback failed or invalid response: 504"):
        push.subscribe(**{**terms, "callback": "http://127.0.0.1:9999/"})


def test_a_pending_subscription_is_error_6(push, terms):
    push.subscribe(**{**terms, "verify": "async"})

    waiting = "Subscription awaiting verification callback response - try again later"
    with fails(6, waiting):
        push.subscribe(**terms)
    with fails(7):
        push.unsubscribe(
            **{**terms, "topic": "contacts_photos", "callback": terms["callback"] + "?"}
        )


def test_an_asynchronous_subscription_is_pending_until_it_is_verified(push, terms, hub, subscriber):
    push.subscribe(**{**terms, "verify": "async"})
    [pending] = listed(push)
    assert (pending["pending"], pending["expiry"]) == ("1", "0")
    assert not subscriber.questions

    hub.drain()
    [live] = listed(push)
    assert live["pending"] == "0"
    assert int(live["expiry"]) > time.time()


def test_a_failing_asynchronous_verification_counts_its_attempts(push, terms, hub, subscriber):
    subscriber.challenge_status = 500
    push.subscribe(**{**terms, "verify": "async"})
    hub.drain()

    [pending] = listed(push)
    assert (pending["pending"], pending["verify_attempts"]) == ("1", "1")


def test_an_asynchronous_404_is_a_definite_no(push, terms, hub, subscriber):
    subscriber.challenge_status = 404
    push.subscribe(**{**terms, "verify": "async"})
    hub.drain()

    assert not listed(push)


def test_subscribing_again_renews_and_may_change_the_lease(push, terms):
    push.subscribe(**terms, lease_seconds=60)
    push.subscribe(**terms, lease_seconds=900)

    [found] = listed(push)
    assert found["lease_seconds"] == "900"


def test_a_renewal_that_fails_leaves_the_old_terms(push, terms, subscriber):
    push.subscribe(**terms, lease_seconds=600)
    subscriber.challenge_status = 404
    with fails(4):
        push.subscribe(**terms, lease_seconds=900)

    [found] = listed(push)
    assert (found["lease_seconds"], found["pending"]) == ("600", "0")


def test_unsubscribing_asks_too_and_ends_it(push, terms, subscriber, flickr, alice, hub):
    push.subscribe(**terms)
    push.unsubscribe(**terms, verify_token="bye")
    flickr(alice).upload()
    hub.drain()

    assert subscriber.questions[1]["mode"] == "unsubscribe"
    assert subscriber.questions[1]["verify_token"] == "bye"
    assert "lease_seconds" not in subscriber.questions[1]
    assert not listed(push)
    assert not subscriber.received


def test_a_callback_that_does_not_confirm_the_end_stays_subscribed(push, terms, subscriber):
    push.subscribe(**terms)
    subscriber.challenge_status = 404
    with fails(4):
        push.unsubscribe(**terms)

    assert len(listed(push)) == 1


def test_unsubscribing_what_is_not_subscribed_is_error_7(push, terms):
    with fails(7, "Subscription not found"):
        push.unsubscribe(**terms)


def test_nobody_else_can_unsubscribe(push, terms, flickr, bob):
    push.subscribe(**terms)
    with fails(7, "Subscription not found"):
        flickr(bob).push.unsubscribe(**terms)


def test_a_callback_may_call_the_api_while_it_is_asked(push, terms, subscriber, flickr, alice):
    seen = []
    subscriber.on_question = lambda _: seen.append(flickr(alice).test.login()[0].get("id"))
    push.subscribe(**terms)

    assert seen == [alice.nsid]
