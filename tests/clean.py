"""Emptying moto between tests: a new stack for each would cost more than the test."""

from __future__ import annotations

import boto3
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.s3.models import s3_backends
from moto.sqs.models import sqs_backends

from chalicelib.shapes import gazetteer

_REGION = "us-east-1"


def everything(environment: dict[str, str]) -> None:
    """Leave tables, queues and buckets as the template made them."""
    for table in dynamodb_backends[DEFAULT_ACCOUNT_ID][_REGION].tables.values():
        table.items.clear()
        if table.stream_shard:
            table.stream_shard.items.clear()
    for queue in sqs_backends[DEFAULT_ACCOUNT_ID][_REGION].queues.values():
        queue._messages.clear()
        queue.pending_messages.clear()
        queue.deleted_messages.clear()
    for bucket in s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets.values():
        bucket.keys.clear()
    gazetteer.forget()


def end_of(stream_arn: str) -> str:
    """An iterator behind everything that a stream holds from earlier tests."""
    streams = boto3.client("dynamodbstreams")
    [shard] = streams.describe_stream(StreamArn=stream_arn)["StreamDescription"]["Shards"]
    found = streams.get_shard_iterator(
        StreamArn=stream_arn, ShardId=shard["ShardId"], ShardIteratorType="LATEST"
    )
    return found["ShardIterator"]
