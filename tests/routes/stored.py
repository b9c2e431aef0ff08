"""What is stored, to see that a bad call leaves nothing behind."""

from __future__ import annotations

import boto3

from chalicelib.settings import settings


def everything() -> dict[str, list[str]]:
    """The keys of all items and files, and how many messages wait, without nonces and counters."""
    of = settings()
    dynamodb, s3, sqs = (boto3.client(name) for name in ("dynamodb", "s3", "sqs"))
    tables = [of.photos_table, of.people_table, of.hub_table, of.index_table]
    queues = [of.uploads_queue, of.resizes_queue, of.deliveries_queue, of.verifications_queue]
    found = {
        table: sorted(
            item["pk"]["S"] + " " + item["sk"]["S"]
            for item in dynamodb.scan(TableName=table)["Items"]
            if not item["pk"]["S"].startswith(("NONCE", "RATE"))
        )
        for table in tables
    }
    for bucket in (of.photos_bucket, of.shapes_bucket):
        listed = s3.list_objects_v2(Bucket=bucket).get("Contents", [])
        found[bucket] = [entry["Key"] for entry in listed]
    for queue in queues:
        told = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
        found[queue] = [told["ApproximateNumberOfMessages"]]
    return found


def people() -> list[str]:
    """Everything that is kept of people, applications and sessions, in full."""
    items = boto3.client("dynamodb").scan(TableName=settings().people_table)["Items"]
    return sorted(map(str, items))
