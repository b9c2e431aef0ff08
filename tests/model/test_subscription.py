"""The life of a subscription, without anything that happens to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.model.subscription import Subscription, Terms, Verification, callback_id

NOW = 1_795_000_000
ALL = Terms(topic="contacts_photos")
HOUR = Terms(topic="my_photos", lease_seconds=3600)


def asked(terms: Terms, **attributes) -> Verification:
    given = {"mode": "subscribe", "terms": terms, "asked": NOW * 10**6, "until": NOW + 20}
    return Verification(**{**given, **attributes})


NEW = Subscription(nsid="1@N01", callback="http://a.test/", created=NOW)
PENDING = NEW.asking(asked(HOUR))
LIVE = PENDING.confirmed(NOW)
ASKED_AGAIN = LIVE.asking(asked(ALL))


@pytest.mark.parametrize(
    ("subscription", "at", "is_live", "is_pending"),
    [
        (NEW, NOW, False, False),
        (PENDING, NOW, False, True),
        (PENDING, NOW + 20, False, False),
        (LIVE, NOW, True, False),
        (LIVE, NOW + 3599.9, True, False),
        (LIVE, NOW + 3600, False, False),
        (ASKED_AGAIN, NOW, True, True),
        (ASKED_AGAIN, NOW + 20, True, False),
        (PENDING.refused(), NOW, False, False),
        (ASKED_AGAIN.refused(), NOW, True, False),
    ],
)
def test_a_subscription_lives_from_its_callbacks_yes_to_its_leases_end(
    subscription, at, is_live, is_pending
):
    assert subscription.is_live(at) is is_live
    assert subscription.is_pending(at) is is_pending


def test_a_no_leaves_the_terms_as_they_were():
    assert ASKED_AGAIN.refused() == LIVE


def test_a_yes_puts_the_new_terms_in_force_and_begins_a_new_lease():
    renewed = ASKED_AGAIN.confirmed(NOW + 10)
    assert renewed.terms == ALL
    assert renewed.expires == NOW + 10 + 86_400
    assert renewed.verification is None
    assert renewed.created == NOW


@pytest.mark.parametrize("settled", [NEW, LIVE])
def test_where_nothing_was_asked_a_yes_and_an_attempt_change_nothing(settled):
    assert settled.confirmed(NOW + 10) == settled
    assert settled.attempted() == settled


def test_attempts_are_counted_at_the_question():
    assert PENDING.attempted().attempted().verification == asked(HOUR, attempts=2)


@pytest.mark.parametrize(
    ("terms", "renews", "due"),
    [(ALL, True, NOW + 86_400 - 3600), (HOUR, False, NOW + 3600)],
)
def test_only_a_lease_nobody_asked_for_renews_itself_an_hour_before(terms, renews, due):
    live = NEW.asking(asked(terms)).confirmed(NOW)
    assert live.renews_itself is renews
    assert live.due == due


def test_a_callback_names_a_subscription_the_same_every_time():
    assert NEW.id == callback_id("http://a.test/") == replace(NEW, nsid="2@N01").id
    assert NEW.id != callback_id("http://a.test/?")
