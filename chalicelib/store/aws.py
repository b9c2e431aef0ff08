"""The clients: one a service, made at first use (boto3 is most of a cold start)."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import boto3
import orjson
from botocore.config import Config

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient
    from types_boto3_s3 import S3Client
    from types_boto3_ses import SESClient
    from types_boto3_sqs import SQSClient

# An API call has 29 seconds in all: better a quick second try than a long first one.
_CONFIG = Config(
    connect_timeout=2,
    read_timeout=10,
    max_pool_connections=50,
    retries={"mode": "standard", "total_max_attempts": 4},
    user_agent="pushr",  # botocore's own is put together anew for each call, for a tenth of it
)
_NOTHING: Any = {"Keys": []}


@cache
def dynamodb() -> DynamoDBClient:
    """The client of the tables, without botocore's walks along the shapes of what is JSON already.

    ``table`` types what it sends; checking and walking a hundred keys there and items back cost a
    third of a delivery.
    """
    client = boto3.client("dynamodb", config=_CONFIG.merge(Config(parameter_validation=False)))
    events = client.meta.events
    events.register_last("before-parameter-build.dynamodb.BatchGetItem", _keep_what_is_asked)
    events.register_first("before-call.dynamodb.BatchGetItem", _ask_as_it_is)
    for read in ("GetItem", "BatchGetItem", "Query"):
        events.register(f"before-parse.dynamodb.{read}", _take_as_it_is)
    return client


@cache
def s3() -> S3Client:
    """The client of the buckets; signatures of version 4, which presigned POSTs need."""
    return boto3.client("s3", config=_CONFIG.merge(Config(signature_version="s3v4")))


@cache
def sqs() -> SQSClient:
    """The client of the queues."""
    return boto3.client("sqs", config=_CONFIG)


@cache
def ses() -> SESClient:
    """The client of the mail service."""
    return boto3.client("ses", config=_CONFIG)


def _keep_what_is_asked(params: Any, context: Any, **_: Any) -> None:
    context["asked"] = dict(params)
    params["RequestItems"] = dict.fromkeys(params["RequestItems"], _NOTHING)


def _ask_as_it_is(params: Any, context: Any, **_: Any) -> None:
    params["body"] = orjson.dumps(context["asked"])


def _take_as_it_is(response_dict: Any, customized_response_dict: Any, **_: Any) -> None:
    if response_dict["status_code"] == HTTPStatus.OK:
        customized_response_dict.update(orjson.loads(response_dict["body"]))
        response_dict["body"] = b"{}"
