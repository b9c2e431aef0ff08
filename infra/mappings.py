"""The event source mappings: the settings in extras.json that Chalice's decorators do not know.

``chalice package`` merges them into its template; after ``chalice deploy`` they are set here.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from infra.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from types_boto3_lambda import LambdaClient

_SETTLED = {"Enabled", "Disabled"}
_POLL_SECONDS = 2
_POLLS = 150  # 5 minutes: Creating and Updating take one or two


class MappingError(CommandError):
    """A mapping is missing or does not settle."""


def settings(extras: Path) -> dict[str, dict[str, Any]]:
    """Name of the Lambda -> parameters of UpdateEventSourceMapping: the template says the same."""
    resources = json.loads(extras.read_text("utf-8"))["Resources"]
    return {
        resource.lower(): event["Properties"]
        for resource, added in resources.items()
        for event in added["Properties"].get("Events", {}).values()
    }


def apply(
    functions: LambdaClient,
    uuids: Mapping[str, str],
    settings: Mapping[str, dict[str, Any]],
) -> None:
    """Set each Lambda's settings on its mapping. Raises MappingError if it has none."""
    if unmapped := settings.keys() - uuids.keys():
        raise MappingError(f"no event source mapping for {', '.join(sorted(unmapped))}")
    for name, parameters in settings.items():
        _settle(functions, uuids[name])
        functions.update_event_source_mapping(UUID=uuids[name], **parameters)
    for name in settings:
        _settle(functions, uuids[name])


def _settle(functions: LambdaClient, uuid: str) -> None:
    for _ in range(_POLLS):
        state = functions.get_event_source_mapping(UUID=uuid)["State"]
        if state in _SETTLED:
            return
        time.sleep(_POLL_SECONDS)
    raise MappingError(f"event source mapping {uuid} is still {state}")
