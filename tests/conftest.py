"""What every test stands on: moto with the real template, the API's door, people, subscribers.

The application reads its environment when it is imported, so AWS and its resources are there
before any test module is: once for each process, emptied before each test.
"""

from __future__ import annotations

import io
import logging
import os
import tempfile
from pathlib import Path
from typing import Any

import boto3
import hypothesis
import pytest

from infra import quick_moto
from tests import untraced
from tests.certificates import Authority

_FOLDER = tempfile.TemporaryDirectory(prefix="pushr-tests-")
AUTHORITY = Authority(Path(_FOLDER.name)).establish()

os.environ |= {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
    "PUSHR_BASE_URL": "http://pushr.test",
    "PUSHR_SIGNATURE_URLS": "https://api.flickr.com",
    "PUSHR_ALLOWED_NETWORKS": "127.0.0.0/8",
    "PUSHR_CA_BUNDLE": str(AUTHORITY.bundle),
    "PUSHR_HOST_VERIFICATIONS_A_MINUTE": "100000",
    "PUSHR_PERSON_VERIFICATIONS_A_MINUTE": "100000",
    "POWERTOOLS_LOG_LEVEL": "WARNING",
}
hypothesis.settings.register_profile("quick", max_examples=40, deadline=None)
hypothesis.settings.load_profile("quick")
logging.getLogger("moto").setLevel(logging.CRITICAL)  # of what it has no alarms for
quick_moto.start()
untraced.aws()

from infra import pump, stack  # noqa: E402

ENVIRONMENT = stack.environment(stack.apply(boto3.client("cloudformation"), "pushr-test", "test"))
os.environ |= ENVIRONMENT

from tests import clean  # noqa: E402
from tests.again import again  # noqa: E402
from tests.flickr import Flickr  # noqa: E402
from tests.members import Member, Members  # noqa: E402
from tests.subscriber import Subscriber  # noqa: E402


@pytest.fixture(autouse=True)
def _empty():
    clean.everything(ENVIRONMENT)


@pytest.fixture
def hub():
    """The workers, fed by the pump as Lambda feeds them; ``hub.drain()`` until nothing is left."""
    from app import app

    fed = pump.of(app, ENVIRONMENT, away_seconds=0)
    for stream in fed.streams:
        stream.iterator = clean.end_of(stream.arn)
    return fed


@pytest.fixture
def members() -> Members:
    """Makes people, and the application that may act for them."""
    return again("members", Members)


@pytest.fixture
def alice(members) -> Member:
    """A pro who follows bob."""
    return members.add("alice", is_pro=True)


@pytest.fixture
def bob(members, alice) -> Member:
    """A pro whom alice follows."""
    bob = members.add("bob", is_pro=True)
    members.follows(alice, bob)
    return bob


@pytest.fixture
def flickr(members) -> Flickr:
    """Calls methods as somebody: ``flickr(alice).test.login()``, ``flickr().test.echo(a="b")``."""
    return Flickr(members.application)


@pytest.fixture
def announced(flickr, hub):
    """Uploads a photo as somebody, and makes its sizes, before anybody listens; answers its id."""

    def upload(member: Member, file: str, **told: Any) -> str:
        def make() -> str:
            photo_id = flickr(member).upload(file, **told)
            hub.drain()
            return photo_id

        return again((member.nsid, file, str(told)), make)

    return upload


@pytest.fixture
def subscriber():
    """A real HTTP server on loopback that answers challenges and keeps what it is sent."""
    with Subscriber() as running:
        yield running


@pytest.fixture
def logged():
    """Answers what was logged since the test began, as text: a JSON object each line."""
    from chalicelib.logs import log

    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(log().registered_formatter)
    root = logging.getLogger()
    levels = [(logger, logger.level) for logger in (root, logging.getLogger("pushr"))]
    for logger, _ in levels:
        logger.setLevel(logging.INFO)
    root.addHandler(handler)
    yield text.getvalue
    root.removeHandler(handler)
    for logger, level in levels:
        logger.setLevel(level)
