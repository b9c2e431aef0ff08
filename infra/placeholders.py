"""Placeholder outputs: what a stack's outputs look like, to package without one.

A package made with them is good to look at and to test, not to deploy: it listens to queues and a
stream of the account 000000000000, which exist nowhere.
"""

from __future__ import annotations

REGION = "eu-west-1"
ACCOUNT = "000000000000"

_TABLES = ("Photos", "People", "Hub", "Index")
_BUCKETS = ("Photos", "Shapes")
_STREAM_READERS = ("Match", "Index")
_QUEUES = (
    *("Fanout", "Verifications", "Deliveries", "Retries", "Uploads", "Resizes"),
    "Outlines",
)


def outputs(stage: str) -> dict[str, str]:
    """One value of the right shape for each output of template.yaml."""
    prefix = f"pushr-{stage}"
    return {
        **{f"{table}Table": f"{prefix}-{table}-0" for table in _TABLES},
        "PhotosStream": _arn("dynamodb", f"table/{prefix}-Photos-0/stream/2026-01-01T00:00:00.000"),
        **{f"{bucket}Bucket": f"{prefix}-{bucket.lower()}bucket-0" for bucket in _BUCKETS},
        **{f"{queue}Queue": _url(f"{prefix}-{queue}-0") for queue in _QUEUES},
        **{f"{queue}DeadQueue": _url(f"{prefix}-{queue}Dead-0") for queue in _QUEUES},
        **{f"{name}DeadQueue": _url(f"{prefix}-{name}Failures-0") for name in _STREAM_READERS},
        **{
            f"{name}DeadQueueArn": _arn("sqs", f"{prefix}-{name}Failures-0")
            for name in _STREAM_READERS
        },
        "AlarmsTopic": _arn("sns", f"{prefix}-Alarms-0"),
    }


def _arn(service: str, resource: str) -> str:
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{resource}"


def _url(queue: str) -> str:
    return f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/{queue}"
