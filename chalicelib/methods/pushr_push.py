"""The methods pushr.push.*: how subscriptions fare, which Flickr never told."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.hub import redelivery, subscriptions
from chalicelib.model.delivery import Target
from chalicelib.model.failures import DeliveryNotFound, SubscriptionNotFound
from chalicelib.model.paging import Paging, page_of
from chalicelib.model.subscription import callback_id
from chalicelib.responses import push
from chalicelib.store import failed_deliveries
from chalicelib.store import subscriptions as stored


@method("pushr.push.getSubscriptions", perms="read")
def get_subscriptions(call: Call) -> Element:
    """Return the caller's subscriptions, each with its terms and how its deliveries fare."""
    listed = [
        each
        for each in stored.of(call.caller.nsid)
        if each.is_live(call.now) or each.is_pending(call.now)
    ]
    return push.detailed(listed, call.now)


@method("pushr.push.resume", perms="read", errors={7: SubscriptionNotFound})
def resume(call: Call, *, callback: str) -> Element:
    """Wake a subscription that was paused, because no delivery succeeded for a day.

    callback: The subscription's callback.
    """
    woken = subscriptions.resume(_target(call, callback), call.now)
    if woken is None:
        raise SubscriptionNotFound
    return push.detailed([woken], call.now)


@method("pushr.push.getDeliveries", perms="read")
def get_deliveries(call: Call, *, callback: str = "", paging: Paging) -> Element:
    """Return the deliveries that were given up, oldest first; they are kept for a week.

    callback: Only those to this callback.
    """
    target = _target(call, callback)
    failed = [
        each
        for each in failed_deliveries.of(call.caller.nsid, call.now)
        if not callback or each.target == target
    ]
    callbacks = {stored.target(each): each.callback for each in stored.of(call.caller.nsid)}
    return push.deliveries(page_of(failed, paging), callbacks)


@method("pushr.push.redeliver", perms="read", errors={8: DeliveryNotFound})
def redeliver(call: Call, *, delivery_id: str = "", callback: str = "") -> Element:
    """Have deliveries that were given up tried again, from the first attempt.

    delivery_id: Only this one.
    callback: Only those to this callback.
    """
    chosen = [
        each
        for each in failed_deliveries.of(call.caller.nsid, call.now)
        if (not delivery_id or each.id == delivery_id)
        and (not callback or each.target == _target(call, callback))
    ]
    if delivery_id and not chosen:
        raise DeliveryNotFound
    return push.redelivered(redelivery.redeliver(chosen))


def _target(call: Call, callback: str) -> Target:
    return Target(nsid=call.caller.nsid, subscription_id=callback_id(callback))
