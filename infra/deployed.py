"""The record of a deployment: ``.chalice/deployed/<stage>.json``, which Chalice writes and reads.

Chalice finds an API and the event source mappings again only by this file: without it the next
deployment would make a second API. Keep it: it names resources and holds no secret.
"""

from __future__ import annotations

import json
from typing import Any

from infra.builder import ROOT

FOLDER = ROOT / ".chalice" / "deployed"


def api_url(stage: str) -> str:
    """The API's own URL, without a slash at the end; "" before the first deployment."""
    urls = [r["rest_api_url"] for r in _resources(stage) if "rest_api_url" in r]
    return str(urls[0]).rstrip("/") if urls else ""


def functions(stage: str) -> list[str]:
    """The ARNs of all Lambdas."""
    lambdas = (r for r in _resources(stage) if r["resource_type"] == "lambda_function")
    return [str(resource["lambda_arn"]) for resource in lambdas]


def mappings(stage: str) -> dict[str, str]:
    """Name of a Lambda -> UUID of its event source mapping."""
    return {
        resource["lambda_arn"].rpartition(f"pushr-{stage}-")[2]: resource["event_uuid"]
        for resource in _resources(stage)
        if "event_uuid" in resource
    }


def _resources(stage: str) -> list[dict[str, Any]]:
    record = FOLDER / f"{stage}.json"
    if not record.exists():
        return []
    resources: list[dict[str, Any]] = json.loads(record.read_text("utf-8"))["resources"]
    return resources
