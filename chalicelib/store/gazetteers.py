"""gazetteer/<version>.sqlite in the bucket of shapes, and gazetteer/latest: the version to read.

A version never changes. It is told as the latest when it is there, so that the latest is whole.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.settings import settings
from chalicelib.store.aws import s3

_LATEST = "gazetteer/latest"


def publish(path: Path, now: float) -> str:
    """Keep a gazetteer's file and have it read from now on; answers its version."""
    version = _version(path, now)
    with path.open("rb") as file:
        s3().put_object(Bucket=settings().shapes_bucket, Key=_key(version), Body=file)
    s3().put_object(Bucket=settings().shapes_bucket, Key=_LATEST, Body=version.encode())
    return version


def latest() -> str:
    """The version that is to be read, "" if none was ever published."""
    try:
        found = s3().get_object(Bucket=settings().shapes_bucket, Key=_LATEST)
    except ClientError as error:
        if error.response["Error"]["Code"] == "NoSuchKey":
            return ""
        raise
    return found["Body"].read().decode()


def fetch(version: str, path: Path) -> None:
    """Copy a version's file to a path."""
    found: Any = s3().get_object(Bucket=settings().shapes_bucket, Key=_key(version))
    with path.open("wb") as file:
        for chunk in found["Body"].iter_chunks(1 << 20):
            file.write(chunk)


def _version(path: Path, now: float) -> str:
    """When it was published, and of what: two of one second are two."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{datetime.fromtimestamp(now, UTC):%Y%m%dT%H%M%SZ}-{digest[:12]}"


def _key(version: str) -> str:
    return f"gazetteer/{version}.sqlite"
