"""The Lambdas' policies: one each, and each allows only what its Lambda does."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from chalicelib.store import keys
from infra.builder import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ROOT / ".chalice"
LAMBDAS = json.loads((FOLDER / "config.json").read_text("utf-8"))["lambda_functions"]

_MAIL = "arn:aws:ses:*:*:identity/*"
_LOGS = "arn:aws:logs:*:*:log-group:/aws/lambda/pushr-*"
_RESOURCE = re.compile(r"pushr-\*-(\w+)-\*(/\*|/index/by_\w+|/stream/\*)?$")

_READ = {"BatchGetItem", "GetItem", "Query"}
_ALL = _READ | {"BatchWriteItem", "DeleteItem", "PutItem", "UpdateItem"}
_HUB = _ALL - {"UpdateItem"}
_END = _HUB - {"Query"}  # a subscription whose callback is gone, and a delivery given up
_COUNT = _READ | {"UpdateItem"}  # who sends mails counts them
_OBJECTS = {"DeleteObject", "GetObject", "PutObject"}
_RECEIVE = {"DeleteMessage", "GetQueueAttributes", "ReceiveMessage"}
_SEND = {"SendMessage"}
_STREAM = {"DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"}

ALLOWED: dict[str, dict[str, set[str]]] = {
    "api_handler": {
        "Photos": _ALL,
        "Photos/index/by_owner": {"Query"},
        "Photos/index/by_faver": {"Query"},
        "Photos/index/by_author": {"Query"},
        "People": _ALL,
        "Hub": _ALL,
        "Index": _READ,
        "photosbucket": {"ListBucket"},
        "photosbucket/*": _OBJECTS,
        "shapesbucket": {"ListBucket"},
        "shapesbucket/*": {"GetObject"},
        "Verifications": _SEND,
        "Uploads": _SEND,
        "Fanout": _SEND,
        "Deliveries": _SEND,
        "mail": {"SendEmail"},
    },
    "match": {
        "Photos": {"BatchGetItem"},
        "Photos/stream/*": _STREAM,
        "People": _READ,
        "Hub": _READ,
        "Deliveries": _SEND,
        "Fanout": _SEND,
        "Resizes": _SEND,
        "MatchFailures": _SEND,
    },
    "index": {
        "Photos/stream/*": _STREAM,
        "Index": _ALL - {"GetItem", "Query"},
        "IndexFailures": _SEND,
    },
    "fanout": {
        "Fanout": _RECEIVE | _SEND,
        "Hub": {"Query"},
        "Photos": {"BatchGetItem"},
        "Deliveries": _SEND,
    },
    "verify": {
        "Verifications": _RECEIVE | _SEND,
        "Hub": _HUB,
        "People": _COUNT,
        "mail": {"SendEmail"},
    },
    "deliver": {
        "Deliveries": _RECEIVE,
        "Hub": _END,
        "Photos": {"BatchGetItem", "GetItem"},
        "People": _COUNT,
        "Retries": _SEND,
        "mail": {"SendEmail"},
    },
    "retry": {
        "Retries": _RECEIVE | _SEND,
        "Hub": _END,
        "Photos": {"BatchGetItem", "GetItem"},
        "People": _COUNT,
        "mail": {"SendEmail"},
    },
    "ingest": {
        "Uploads": _RECEIVE,
        "Photos": {"GetItem", "PutItem"},
        "People": {"GetItem", "PutItem", "UpdateItem"},
        "photosbucket": {"ListBucket"},
        "shapesbucket": {"ListBucket"},
        "shapesbucket/*": {"GetObject"},
        "photosbucket/*": _OBJECTS,
    },
    "resize": {
        "Resizes": _RECEIVE,
        "Photos": {"GetItem", "PutItem"},
        "photosbucket": {"ListBucket"},
        "photosbucket/*": _OBJECTS,
    },
    "outline": {
        "Outlines": _RECEIVE,
        "Index": _READ | {"BatchWriteItem", "UpdateItem"},
        "shapesbucket": {"ListBucket"},
        "shapesbucket/*": {"GetObject"},
    },
    "survey": {"Index": {"Query"}, "Outlines": _SEND},
    "publish": {
        "Index": {"Query"},
        "shapesbucket": {"ListBucket"},
        "shapesbucket/*": {"GetObject", "PutObject"},
    },
    "lease": {"Hub": _HUB, "People": _COUNT, "Verifications": _SEND, "mail": {"SendEmail"}},
}


def statements(name: str) -> list[dict[str, Any]]:
    policy = json.loads((FOLDER / LAMBDAS[name]["iam_policy_file"]).read_text("utf-8"))
    return list(policy["Statement"])


def grants(name: str) -> Iterator[tuple[str, str]]:
    """Pairs of a resource and an action, but for the log."""
    for statement in statements(name):
        for arn in statement["Resource"]:
            if arn == _MAIL:
                yield "mail", "SendEmail"
            elif arn != _LOGS:
                found = _RESOURCE.search(arn)
                assert found, arn
                resource = found[1] + (found[2] or "")
                yield from ((resource, action.partition(":")[2]) for action in statement["Action"])


def test_every_lambda_has_its_own_policy_and_no_policy_is_left_over() -> None:
    files = [LAMBDAS[name]["iam_policy_file"] for name in LAMBDAS]

    assert sorted(files) == sorted(path.name for path in FOLDER.glob("policy-*.json"))
    assert len(set(files)) == len(LAMBDAS)
    assert not any(LAMBDAS[name]["autogen_policy"] for name in LAMBDAS)


@pytest.mark.parametrize("name", LAMBDAS)
def test_a_lambda_may_do_what_is_listed_and_nothing_else(name: str) -> None:
    granted: dict[str, set[str]] = {}
    for resource, action in grants(name):
        granted.setdefault(resource, set()).add(action)

    assert granted == ALLOWED[name]


@pytest.mark.parametrize(
    "name", [name for name in LAMBDAS if ALLOWED[name].get("People") == _COUNT]
)
def test_who_may_count_may_change_nobody(name: str) -> None:
    """What is counted stands beside people, in the same table."""
    [counting] = [each for each in statements(name) if each["Sid"] == "Rates"]

    assert counting["Action"] == ["dynamodb:UpdateItem"]
    assert counting["Condition"] == {
        "ForAllValues:StringLike": {"dynamodb:LeadingKeys": [keys.rate("*", 0)["pk"]]}
    }


@pytest.mark.parametrize("name", LAMBDAS)
def test_no_policy_has_a_wildcard_for_actions(name: str) -> None:
    for statement in statements(name):
        assert statement["Effect"] == "Allow"
        assert not [action for action in statement["Action"] if "*" in action]


def test_policies_name_only_resources_of_the_template(template: dict[str, Any]) -> None:
    known = {*template["Resources"], *(name.lower() for name in template["Resources"]), "mail"}

    for name in LAMBDAS:
        assert {resource.partition("/")[0] for resource, _ in grants(name)} <= known
