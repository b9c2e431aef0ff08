"""The photos bucket: <server>/<id>_<secret>[_<size>].<type>, and incoming/<ticket>."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.settings import settings
from chalicelib.store.aws import s3

_DELETE_BATCH = 1000  # keys in one DeleteObjects


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """A file without its bytes yet."""

    key: str
    content_type: str
    size: int


def put(key: str, data: bytes, content_type: str) -> None:
    """Keep a file."""
    s3().put_object(Bucket=settings().photos_bucket, Key=key, Body=data, ContentType=content_type)


def get(key: str) -> bytes:
    """A file's bytes. Raises FileNotFoundError."""
    try:
        found = s3().get_object(Bucket=settings().photos_bucket, Key=key)
    except ClientError as error:
        raise _told(error, key) from error
    return found["Body"].read()


def head(key: str) -> Blob:
    """A file's type and size. Raises FileNotFoundError."""
    try:
        found = s3().head_object(Bucket=settings().photos_bucket, Key=key)
    except ClientError as error:
        raise _told(error, key) from error
    return Blob(key=key, content_type=found["ContentType"], size=found["ContentLength"])


def delete(prefix: str) -> None:
    """Remove all files whose key begins so."""
    pages = (
        s3()
        .get_paginator("list_objects_v2")
        .paginate(
            Bucket=settings().photos_bucket,
            Prefix=prefix,
            PaginationConfig={"PageSize": _DELETE_BATCH},
        )
    )
    for page in pages:
        if found := [{"Key": entry["Key"]} for entry in page.get("Contents", [])]:
            listed: Any = {"Objects": found, "Quiet": True}
            s3().delete_objects(Bucket=settings().photos_bucket, Delete=listed)


def remove(keys: Iterable[str]) -> None:
    """Remove files; those that are gone already are no trouble."""
    gone = [{"Key": key} for key in keys]
    for start in range(0, len(gone), _DELETE_BATCH):
        listed: Any = {"Objects": gone[start : start + _DELETE_BATCH], "Quiet": True}
        s3().delete_objects(Bucket=settings().photos_bucket, Delete=listed)


def address(key: str, seconds: int) -> str:
    """An address under which S3 itself hands a file out for a while."""
    return s3().generate_presigned_url(
        "get_object",
        Params={"Bucket": settings().photos_bucket, "Key": key},
        ExpiresIn=seconds,
    )


def upload_form(key: str, size_max: int, seconds: int) -> tuple[str, dict[str, str]]:
    """A presigned POST (address, form fields): lets a client put one file straight into S3."""
    form = s3().generate_presigned_post(
        settings().photos_bucket,
        key,
        Conditions=[["content-length-range", 1, size_max]],
        ExpiresIn=seconds,
    )
    return form["url"], dict(form["fields"])


def _told(error: ClientError, key: str) -> Exception:
    missing = error.response["Error"]["Code"] in {"NoSuchKey", "404", "NotFound"}
    return FileNotFoundError(key) if missing else error
