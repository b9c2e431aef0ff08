"""The shapes bucket: shapefiles/<version>/<file>, and shapefiles/latest.json, the newest manifest.

A file is written once, whole or not at all, and says itself what it is; the manifest comes after
its files, and ``latest.json`` after that: whoever reads it finds all that it names.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

import orjson
from botocore.exceptions import ClientError

from chalicelib.model.release import File, Release
from chalicelib.settings import settings
from chalicelib.store.aws import s3

_FOLDER = "shapefiles/"
_LATEST = f"{_FOLDER}latest.json"
_MANIFEST = "manifest.json"
_JSON = "application/json"
_TYPES = {".gz": "application/gzip", ".fgb": "application/vnd.flatgeobuf"}
_ANY = "application/octet-stream"
_MISSING = {"NoSuchKey", "404", "NotFound"}
_THERE = {"PreconditionFailed", "ConditionalRequestConflict"}


def latest() -> Release | None:
    """The newest release, or None."""
    return _manifest(_LATEST)


def get(version: str) -> Release | None:
    """A release as it was published, or None."""
    return _manifest(_key(version, _MANIFEST))


def versions() -> list[str]:
    """The versions of which there is anything, unfinished ones too; the oldest first."""
    listed = s3().get_paginator("list_objects_v2")
    pages = listed.paginate(Bucket=settings().shapes_bucket, Prefix=_FOLDER, Delimiter="/")
    folders = (each["Prefix"] for page in pages for each in page.get("CommonPrefixes", []))
    return sorted(folder.removeprefix(_FOLDER).rstrip("/") for folder in folders)


def file(version: str, name: str) -> File | None:
    """A file of a release, finished or not, as it says itself; None if it is not there."""
    try:
        found = s3().head_object(Bucket=settings().shapes_bucket, Key=_key(version, name))
    except ClientError as error:
        if _is_missing(error):
            return None
        raise
    told = found["Metadata"]
    return File(
        name=name,
        place_type=told["place-type"],
        features=int(told["features"]),
        bytes=found["ContentLength"],
        sha256=told["sha256"],
    )


def put_file(version: str, file: File, data: BinaryIO) -> None:
    """Add a file to a release. One that is there is left as it is: who publishes too was first."""
    told = {"sha256": file.sha256, "features": str(file.features), "place-type": file.place_type}
    try:
        s3().put_object(
            Bucket=settings().shapes_bucket,
            Key=_key(version, file.name),
            Body=data,
            ContentType=_TYPES.get(Path(file.name).suffix, _ANY),
            Metadata=told,
            IfNoneMatch="*",
        )
    except ClientError as error:
        if error.response["Error"]["Code"] not in _THERE:
            raise


def download(version: str, name: str, path: Path) -> None:
    """Write a file of a release, finished or not, to a path."""
    s3().download_file(settings().shapes_bucket, _key(version, name), str(path))


def publish(release: Release) -> None:
    """Make a release whose files are all there the newest one."""
    for key in (_key(release.version, _MANIFEST), _LATEST):
        s3().put_object(
            Bucket=settings().shapes_bucket,
            Key=key,
            Body=orjson.dumps(asdict(release), option=orjson.OPT_INDENT_2),
            ContentType=_JSON,
        )


def address(version: str, name: str, seconds: int) -> str:
    """An address under which S3 itself hands a file out for a while."""
    return s3().generate_presigned_url(
        "get_object",
        Params={"Bucket": settings().shapes_bucket, "Key": _key(version, name)},
        ExpiresIn=seconds,
    )


def _manifest(key: str) -> Release | None:
    try:
        found = s3().get_object(Bucket=settings().shapes_bucket, Key=key)
    except ClientError as error:
        if _is_missing(error):
            return None
        raise
    told: dict[str, Any] = orjson.loads(found["Body"].read())
    files = tuple(File(**each) for each in told["files"])
    return Release(**{**told, "files": files, "earlier": tuple(told["earlier"])})


def _is_missing(error: ClientError) -> bool:
    return error.response["Error"]["Code"] in _MISSING


def _key(version: str, name: str) -> str:
    return f"{_FOLDER}{version}/{name}"
