"""A photo matched for many subscribers, in a process of its own against AWS_ENDPOINT_URL.

    python -m tests.journeys.matched <the subscribers' port> <how many they are>

Prints the environment of the stack as JSON when the deliveries are in their queues.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from dataclasses import asdict

import boto3

from infra import pump, stack

LEASE_SECONDS = 3600


def main(port: str, subscribers: str) -> None:
    logging.getLogger("moto").setLevel(logging.CRITICAL)
    environment = {
        **stack.environment(stack.apply(boto3.client("cloudformation"), "pushr-kill", "kill")),
        "PUSHR_ALLOWED_NETWORKS": "127.0.0.0/8",
    }
    os.environ |= environment
    from app import app

    owner = _owner()
    _subscribe(owner, [f"http://127.0.0.1:{port}/{n}" for n in range(int(subscribers))])
    _upload(owner)
    source = pump.of(app, environment)
    while any(stream.step() for stream in source.streams):
        pass
    print(json.dumps(environment))


def _owner():
    from chalicelib.store import people

    return people.add("bob", time.time())


def _subscribe(owner, urls) -> None:
    """Live subscriptions to the owner's photos, as a confirmed question leaves them."""
    from chalicelib.model.subscription import Subscription, Terms
    from chalicelib.settings import settings
    from chalicelib.store import keys, subscriptions, table
    from chalicelib.store.watches import Watch

    now = int(time.time())
    rows = []
    for number, url in enumerate(urls):
        subscription = Subscription(
            nsid=f"{number}@N01",
            callback=url,
            created=now,
            terms=Terms(topic="contacts_photos"),
            expires=now + LEASE_SECONDS,
        )
        watch = Watch(target=subscriptions.target(subscription), expires=now + LEASE_SECONDS)
        listening = asdict(watch)
        del listening["target"]
        rows += [
            {**subscriptions._item(subscription), "version": 1},
            {**keys.watch(f"photos:{owner.nsid}", watch.target), **listening},
        ]
    table.write_many(settings().hub_table, puts=rows)


def _upload(owner) -> None:
    from chalicelib.model.ids import new_id
    from chalicelib.model.photo import Photo, Size
    from chalicelib.store import photos

    now = time.time()
    photos.add(
        Photo(
            id=new_id(now),
            owner=owner.nsid,
            secret="0" * 16,
            original_secret="0" * 16,
            original_format="jpg",
            posted=int(now),
            updated=int(now),
            taken="2026-01-01 00:00:00",
            sizes=(Size(suffix="o", width=4, height=3, secret="0" * 16),),
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
