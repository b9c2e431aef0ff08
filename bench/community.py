"""Who takes part in a benchmark: a photo's owner, and any number who subscribe to the photos."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from infra import placeholders, stack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.memory import Memory
    from chalicelib.model.person import Person
    from chalicelib.model.photo import Photo

_ENVIRONMENT = {
    **stack.environment(placeholders.outputs("bench")),
    "AWS_ACCESS_KEY_ID": "bench",
    "AWS_SECRET_ACCESS_KEY": "bench",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
    "PUSHR_ALLOWED_NETWORKS": "127.0.0.0/8",
    "POWERTOOLS_LOG_LEVEL": "WARNING",
}
_SIZES = (("s", 75), ("t", 100), ("m", 240), ("", 500), ("z", 640), ("b", 1024), ("o", 2048))
_NSIDS = 100_000_000

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415


def prepare(**more: str) -> None:
    """Set the environment that the Lambdas would have."""
    os.environ |= {**_ENVIRONMENT, **more}


def owner(now: float) -> Person:
    """Whose photos they are."""
    from chalicelib.model.ids import new_secret
    from chalicelib.store import people

    return people.add(new_secret(), now, is_pro=True)


def photo(owner: Person, now: float) -> Photo:
    """A photo as uploads make them, ready to be told of."""
    from chalicelib.model.ids import new_id, new_secret
    from chalicelib.model.photo import Location, Photo, Size
    from chalicelib.store import photos

    made = Photo(
        id=new_id(now),
        owner=owner.nsid,
        secret=new_secret(),
        original_secret=new_secret(),
        original_format="jpg",
        title="A photo that many wait for",
        description="Taken for a benchmark.",
        posted=int(now),
        updated=int(now),
        taken="2026-01-01 00:00:00",
        location=Location(latitude=64.146, longitude=-21.942),
        sizes=tuple(
            Size(suffix=s, width=w, height=w * 3 // 4, secret=new_secret()) for s, w in _SIZES
        ),
    )
    photos.add(made)
    return made


def subscribe(memory: Memory, followed: Person, urls: Sequence[str], now: float) -> None:
    """A live subscription of somebody else's to a person's photos for each callback.

    The hub itself makes the first; the others are copies of its rows under other names.
    """
    from chalicelib.model.subscription import callback_id

    before = dict.fromkeys(map(id, memory.rows()))
    _subscribe(followed, urls[0], now)
    rows = [(table, json.dumps(row)) for table, row in memory.rows() if id(row) not in before]
    for number, url in enumerate(urls[1:], start=1):
        for table, row in rows:
            copy = row.replace(f"{_NSIDS}@", f"{_NSIDS + number}@").replace(urls[0], url)
            copy = copy.replace(callback_id(urls[0]), callback_id(url))
            memory.put(table, json.loads(copy))


def _subscribe(followed: Person, url: str, now: float) -> None:
    from chalicelib.hub import subscriptions
    from chalicelib.model.contact import Contact
    from chalicelib.model.delivery import Target
    from chalicelib.model.subscription import Subscription, Terms, Verification, callback_id
    from chalicelib.store import contacts
    from chalicelib.store import subscriptions as stored

    nsid = f"{_NSIDS}@N01"
    contacts.add(Contact(owner=nsid, nsid=followed.nsid))
    question = Verification(
        mode="subscribe", terms=Terms(topic="contacts_photos"), asked=1, until=int(now) + 60
    )
    pending = Subscription(nsid=nsid, callback=url, created=int(now), verification=question)
    target = Target(nsid=nsid, subscription_id=callback_id(url))
    stored.change(target, lambda _: pending)
    subscriptions.confirm(target, question.asked, now)


def new_photo_event(photo: Photo, memory: Memory) -> dict[str, Any]:
    """What the table's stream tells of a photo."""
    from chalicelib.settings import settings
    from chalicelib.store import keys

    key = keys.photo(photo.id)
    row = memory.tables[settings().photos_table][key["pk"]][key["sk"]]
    images = {"Keys": {"pk": row["pk"], "sk": row["sk"]}, "NewImage": row}
    return {"Records": [{"eventName": "INSERT", "dynamodb": images}]}


def queue_events(bodies: Sequence[str], batch_size: int = 10) -> Iterator[dict[str, Any]]:
    """Messages of a queue, as Lambda hands them over."""
    for start in range(0, len(bodies), batch_size):
        batch = bodies[start : start + batch_size]
        records = [
            {
                "messageId": str(start + number),
                "receiptHandle": "handle",
                "body": body,
                "attributes": {},
                "messageAttributes": {},
                "md5OfBody": "",
                "eventSource": "aws:sqs",
                "eventSourceARN": "arn:aws:sqs:us-east-1:000000000000:queue",
                "awsRegion": "us-east-1",
            }
            for number, body in enumerate(batch)
        ]
        yield {"Records": records}
