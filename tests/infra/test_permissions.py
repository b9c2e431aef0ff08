"""Each Lambda may do on AWS what its code really does: held against its own policy."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import boto3
import pytest

from chalicelib.hub import lease, outcome
from chalicelib.model.delivery import Delivery, News, Target
from chalicelib.model.subscription import callback_id
from chalicelib.settings import settings
from chalicelib.store import aws, opt_ins, shapes
from infra import pump
from tests import world
from tests.flickr import PHOTOS, request
from tests.shapes import ground
from tests.subscriber import Subscriber

ROOT = Path(__file__).parents[2]
ACTIONS = {  # where the name of the permission is not that of the operation
    "HeadObject": ["GetObject"],
    "ListObjectsV2": ["ListBucket"],
    "DeleteObjects": ["DeleteObject"],
    "SendMessageBatch": ["SendMessage"],
}


@dataclass
class Recorder:
    """Which worker called what: (worker, action, resource)."""

    worker: str = "api_handler"
    calls: set[tuple[str, str, str]] = field(default_factory=set)

    def record(self, params: dict[str, Any], model: Any, **_: Any) -> None:
        service = model.service_model.service_name
        for action, resource in _permissions(model.name, params):
            self.calls.add((self.worker, f"{service}:{action}", resource))

    def named(self, name: str, worker: Any) -> Any:
        def work(event: Any, context: Any) -> Any:
            self.worker = name
            try:
                return worker(event, context)
            finally:
                self.worker = "api_handler"

        return work


@pytest.fixture(autouse=True)
def _world():
    world.publish()


@pytest.fixture
def recorder():
    recorder = Recorder()
    events = [client.meta.events for client in (aws.dynamodb(), aws.s3(), aws.sqs(), aws.ses())]
    for each in events:
        each.register("provide-client-params", recorder.record, unique_id="recorder")
    yield recorder
    for each in events:
        each.unregister("provide-client-params", unique_id="recorder")


@pytest.fixture
def _mail(monkeypatch):
    boto3.client("ses").verify_email_identity(EmailAddress="hub@pushr.test")
    monkeypatch.setenv("PUSHR_MAIL_FROM", "hub@pushr.test")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


@pytest.mark.usefixtures("_mail")
def test_every_call_of_every_lambda_is_in_its_policy(flickr, hub, recorder, alice, bob):
    fed = replace(
        hub,
        streams=tuple(replace(s, worker=recorder.named(s.name, s.worker)) for s in hub.streams),
        queues=tuple(replace(q, worker=recorder.named(q.name, q.worker)) for q in hub.queues),
    )
    with Subscriber() as good, Subscriber() as broken, Subscriber() as gone:
        _live_through_everything(flickr, fed, recorder, alice, bob, good, broken, gone)

    mailing = {worker for worker, action, _ in recorder.calls if action == "ses:SendEmail"}
    assert mailing >= {"api_handler", "verify", "deliver", "lease"}
    missing = sorted(call for call in recorder.calls if not _allowed(*call))
    assert not missing
    assert {worker for worker, _, _ in recorder.calls} >= {
        "api_handler", "match", "index", "fanout", "verify", "deliver", "retry", "ingest", "resize",
        "lease", "outline", "survey", "publish",
    }  # fmt: skip


def _live_through_everything(flickr, fed, recorder, alice, bob, good, broken, gone):
    broken.status, gone.status = 500, 410
    for subscriber, how in ((good, "sync"), (broken, "async"), (gone, "async")):
        terms = {"topic": "contacts_photos", "callback": subscriber.url, "mailto": "a@b.test"}
        flickr(alice).push.subscribe(**terms, verify=how)
    opt_ins.put(opt_ins.find(alice.nsid, "a@b.test").answered("yes"))
    fed.drain()
    photo_id = flickr(bob).upload(title="x", tags="y")
    flickr(bob).upload("coffee.jpg", async_=1)
    fed.drain()
    _last_attempt(fed, photo_id, alice, broken)
    _page_of_listeners(fed, photo_id, bob)
    flickr(alice).push.unsubscribe(topic="contacts_photos", callback=good.url, verify="async")
    fed.drain()
    brief = {"topic": "my_photos", "callback": good.url, "lease_seconds": 60, "mailto": "a@b.test"}
    flickr(alice).push.subscribe(**brief, verify="sync")
    recorder.named("lease", lambda *_: lease.run(time.time() + 86_400 - 3000))(None, None)
    broken.challenge_status = 404
    fed.drain()
    recorder.named("lease", lambda *_: lease.run(time.time() + 90_000))(None, None)
    flickr(bob).photos.addTags(photo_id=photo_id, tags="more")
    flickr(bob).photos.people.add(photo_id=photo_id, user_id=alice.nsid)
    flickr(bob).people.getPhotos(user_id="me")
    flickr(alice).photos.search(contacts="all", text="x", sort="interestingness-desc")
    flickr().photos.search(sort="date-posted-asc", has_geo=0)
    _be_somewhere(flickr, fed, photo_id, bob)
    _draw_and_publish(fed, recorder)
    _hear_of_others(flickr, fed, photo_id, alice)
    _make_anew(flickr, fed, photo_id, bob)
    flickr(bob).pushr.prefs.set(license=4)
    flickr(bob).pushr.contacts.add(user_id=alice.nsid)
    flickr(bob).photos.delete(photo_id=photo_id)
    fed.drain()


def _be_somewhere(flickr, fed, photo_id, bob):
    flickr(bob).photos.geo.setLocation(photo_id=photo_id, lat=37.76, lon=-122.42)
    fed.drain()
    here = {"woe_id": world.SAN_FRANCISCO}
    assert len(flickr().places.getChildrenWithPhotosPublic(**here)[0]) == 1
    flickr().places.getTopPlacesList(place_type_id=7)
    flickr().places.getInfo(**here)
    flickr(bob).places.placesForUser(place_type_id=7)


def _draw_and_publish(fed, recorder):
    """A city is photographed, its outline drawn, and then everybody's published."""
    taken = ground.photos(ground.around(-122.42, 37.76, 30), world.SAN_FRANCISCO)
    recorder.named("index", lambda *_: ground.come(taken))(None, None)
    clocks = {clock.name: recorder.named(clock.name, clock.worker) for clock in fed.clocks}
    for name in ("survey", "publish"):
        clocks[name](pump.TICK, None)
        fed.drain()
    assert shapes.newest(world.SAN_FRANCISCO).points == 31, "and where bob was"
    assert request("GET", "/services/shapefiles/").status == 200
    assert request("GET", "/services/shapefiles/latest.json").status == 200
    place = f"/services/shapefiles/place/{world.SAN_FRANCISCO}"
    assert request("GET", place).status == 200
    assert request("GET", f"{place}.geojson").status == 200


def _hear_of_others(flickr, fed, photo_id, alice):
    flickr(alice).favorites.add(photo_id=photo_id)
    comments = flickr(alice).photos.comments
    [comment] = comments.addComment(photo_id=photo_id, comment_text="x")
    comments.getList(photo_id=photo_id)
    fed.drain()
    comments.editComment(comment_id=comment.get("id"), comment_text="y")
    comments.deleteComment(comment_id=comment.get("id"))
    flickr(alice).favorites.remove(photo_id=photo_id)
    flickr(alice).favorites.add(photo_id=photo_id)
    fed.drain()


def _make_anew(flickr, fed, photo_id, bob):
    flickr(bob).photos.transform.rotate(photo_id=photo_id, degrees=90)
    fed.drain()
    coffee = {"photo": (PHOTOS / "coffee.jpg").read_bytes()}
    for how in ({}, {"async": "1"}):
        fields = {"photo_id": photo_id, **how}
        answer = flickr(bob).post_multipart("/services/replace/", fields, coffee)
        assert answer.rsp.get("stat") == "ok"
        fed.drain()


def _last_attempt(fed, photo_id, alice, broken):
    """A retry that fails for good, and one that is gone."""
    target = Target(nsid=alice.nsid, subscription_id=callback_id(broken.url))
    news = (News(photo_id=photo_id, types=("title",)),)
    last = Delivery(news=news, targets=(target,), attempt=len(outcome.RETRY_SECONDS) + 1)
    _send(settings().retries_queue, last.message())
    fed.drain()


def _page_of_listeners(fed, photo_id, bob):
    rest = {"what": f"photos:{bob.nsid}", "after": "", "news": [[photo_id, "title"]]}
    _send(settings().fanout_queue, rest)
    fed.drain()


def _send(queue: str, message: Any) -> None:
    """By a client of the test's own, which is not recorded."""
    boto3.client("sqs").send_message(QueueUrl=queue, MessageBody=json.dumps(message))


def _permissions(operation: str, params: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The actions an operation stands for, each with what it is done to."""
    for item in params.get("TransactItems", ()):
        yield from ((f"{verb}Item", write["TableName"]) for verb, write in item.items())
    if "TransactItems" not in params:
        for action in ACTIONS.get(operation, [operation]):
            yield from ((action, resource) for resource in _resources(params))


def _resources(params: dict[str, Any]) -> list[str]:
    if "RequestItems" in params:
        return list(params["RequestItems"])
    if "Source" in params:
        return [f"identity/{params['Source']}"]
    if "QueueUrl" in params:
        return [params["QueueUrl"].rpartition("/")[2]]
    index = f"/index/{params['IndexName']}" if "IndexName" in params else ""
    return [params.get("TableName", params.get("Bucket", "")) + index]


def _allowed(worker: str, action: str, resource: str) -> bool:
    policy = json.loads((ROOT / ".chalice" / _policy_file(worker)).read_text())
    return any(
        action in statement["Action"] and any(_is(resource, arn) for arn in statement["Resource"])
        for statement in policy["Statement"]
    )


def _policy_file(worker: str) -> str:
    config = json.loads((ROOT / ".chalice" / "config.json").read_text())
    functions = next(iter(config["stages"].values())).get("lambda_functions", {})
    return (functions or config["lambda_functions"])[worker]["iam_policy_file"]


def _is(resource: str, arn: str) -> bool:
    pattern = arn.split(":", 5)[5].removeprefix("table/").removesuffix("/*")
    return fnmatch(resource, pattern) or fnmatch(
        resource, arn.split(":", 5)[5].removeprefix("table/")
    )
