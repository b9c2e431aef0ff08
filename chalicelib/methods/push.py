"""The methods flickr.push.*."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.hub import subscribe as hub
from chalicelib.model.failures import (
    CallbackFailed,
    CallbackInUse,
    ParameterInvalid,
    ParameterMissing,
    ProOnly,
    SubscriptionNotFound,
    VerificationPending,
)
from chalicelib.model.subscription import Terms
from chalicelib.model.topic import DISPLAY_NAMES
from chalicelib.model.wish import Wish
from chalicelib.responses import push
from chalicelib.shapes import named
from chalicelib.store import subscriptions


@method("flickr.push.getTopics")
def get_topics(call: Call) -> Element:  # noqa: ARG001
    """Return the topics that can be subscribed to."""
    return push.topics(DISPLAY_NAMES)


@method(
    "flickr.push.subscribe",
    perms="read",
    errors={
        1: ParameterMissing,
        2: ParameterInvalid,
        3: CallbackInUse,
        4: CallbackFailed,
        5: ProOnly,
        6: VerificationPending,
    },
)
def subscribe(
    call: Call, *, topic: str, callback: str, verify: Literal["sync", "async"], wish: Wish
) -> None:
    """Subscribe to a topic: every new or changed photo is POSTed to the callback.

    The callback is first asked for its consent: a GET with mode, topic, challenge, lease_seconds
    and verify_token (each also under PubSubHubbub's name with the prefix ``hub.``) must be
    answered by 200 and the challenge as the whole body. Subscribing again with the same topic
    and callback renews the subscription under the new terms.

    topic: One of the topics that flickr.push.getTopics lists.
    callback: The URL to push to, at most 255 bytes, different for each of a person's subscriptions.
    verify: sync to have the callback asked before this call answers, async to have it asked after.
    """
    if not call.caller.is_pro:
        raise ProOnly
    hub.subscribe(call.caller.nsid, callback, _terms(topic, wish), verify, call.now)


@method(
    "flickr.push.unsubscribe",
    perms="read",
    errors={
        1: ParameterMissing,
        2: ParameterInvalid,
        4: CallbackFailed,
        6: VerificationPending,
        7: SubscriptionNotFound,
    },
)
def unsubscribe(
    call: Call,
    *,
    topic: str,
    callback: str,
    verify: Literal["sync", "async"],
    verify_token: str = "",
) -> None:
    """End a subscription, after the callback was asked as it is for flickr.push.subscribe.

    topic: The topic that was subscribed to.
    callback: The URL that is pushed to.
    verify: sync to have the callback asked before this call answers, async to have it asked after.
    verify_token: A secret of at most 200 bytes, repeated to the callback when it is asked.
    """
    terms = Terms(topic=topic, verify_token=verify_token)
    hub.unsubscribe(call.caller.nsid, callback, terms, verify, call.now)


@method("flickr.push.getSubscriptions", perms="read", errors={5: ProOnly})
def get_subscriptions(call: Call) -> Element:
    """Return the caller's subscriptions, those whose callback has still to answer among them."""
    if not call.caller.is_pro:
        raise ProOnly
    listed = [
        each
        for each in subscriptions.of(call.caller.nsid)
        if each.is_live(call.now) or each.is_pending(call.now)
    ]
    return push.subscriptions(listed, call.now)


def _terms(topic: str, wish: Wish) -> Terms:
    """The terms that are wished for, their places by WOE ids. Raises what is wrong with them.

    Who asks for places that nobody knows would wait in vain, and is told so.
    """
    terms = wish.terms(topic)
    if not (wish.woe_ids or wish.place_ids) or topic != "geo":
        return terms
    woe_ids = named.woe_ids(wish.woe_ids, () if wish.woe_ids else wish.place_ids)
    if not woe_ids:
        message = "Invalid parameter value (place_ids)"
        raise ParameterInvalid(message)
    return replace(terms, woe_ids=woe_ids)
