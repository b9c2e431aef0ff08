"""Manifest: what a release is made of, for programs."""

from __future__ import annotations

import orjson

from chalicelib.model.release import File, Release
from chalicelib.settings import settings

PATH = "/services/shapefiles"
_MANIFEST = "manifest.json"


def manifest(release: Release) -> bytes:
    """As JSON."""
    told = {
        "version": release.version,
        "created": release.created,
        "license": {"id": release.license, "url": license_url(release.license)},
        "files": [_file(release.version, file) for file in release.files],
        "versions": [
            {"version": version, "url": _url(version, _MANIFEST)} for version in release.versions
        ],
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2)


def license_url(license_id: str) -> str:
    """Where the text of a license stands."""
    return f"https://spdx.org/licenses/{license_id}.html"


def _file(version: str, file: File) -> dict[str, str | int]:
    return {
        "name": file.name,
        "url": _url(version, file.name),
        "place_type": file.place_type,
        "features": file.features,
        "bytes": file.bytes,
        "sha256": file.sha256,
    }


def _url(version: str, name: str) -> str:
    return f"{settings().base_url}{PATH}/{version}/{name}"
