"""The clients: one a service, made at first use (boto3 is most of a cold start)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import boto3
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
)


@cache
def dynamodb() -> DynamoDBClient:
    """The client of the tables."""
    return boto3.client("dynamodb", config=_CONFIG)


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
