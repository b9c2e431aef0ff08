"""The stack ``pushr-<stage>``: template.yaml in CloudFormation, and its outputs as environment."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError, WaiterError

from infra.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from types_boto3_cloudformation import CloudFormationClient

TEMPLATE = Path(__file__).with_name("template.yaml")

_POLL_SECONDS = 5


class StackError(CommandError):
    """The stack is not there, or CloudFormation gave it up; the message says why."""


def name(stage: str) -> str:
    """The stack of a stage. The policies in .chalice/ know resources by this beginning."""
    return f"pushr-{stage}"


def apply(cloudformation: CloudFormationClient, name: str, stage: str) -> dict[str, str]:
    """Create the stack, or bring it up to date, and answer its outputs when it is ready."""
    step = "update" if _exists(cloudformation, name) else "create"
    try:
        _begin(cloudformation, step, name, stage)
        _wait(cloudformation, step, name)
    except ClientError as error:
        if "No updates are to be performed" not in str(error):
            raise
    except WaiterError as error:
        raise StackError(f"stack {name}: {_reason(cloudformation, name) or error}") from error
    return outputs(cloudformation, name)


def outputs(cloudformation: CloudFormationClient, name: str) -> dict[str, str]:
    """The outputs of the stack. Raises StackError if there is none."""
    try:
        [stack] = cloudformation.describe_stacks(StackName=name)["Stacks"]
    except ClientError as error:
        if "does not exist" in str(error):
            raise StackError(f"there is no stack {name}") from error
        raise
    return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}


def environment(outputs: Mapping[str, str]) -> dict[str, str]:
    """Outputs as variables: PhotosTable is PUSHR_PHOTOS_TABLE."""
    return {f"PUSHR_{_upper_snake(output)}": value for output, value in outputs.items()}


def _upper_snake(camel: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", camel).upper()


def _exists(cloudformation: CloudFormationClient, name: str) -> bool:
    try:
        outputs(cloudformation, name)
    except StackError:
        return False
    return True


def _begin(cloudformation: CloudFormationClient, step: str, name: str, stage: str) -> None:
    start = cloudformation.create_stack if step == "create" else cloudformation.update_stack
    start(
        StackName=name,
        TemplateBody=TEMPLATE.read_text("utf-8"),
        Parameters=[{"ParameterKey": "Stage", "ParameterValue": stage}],
        Tags=[{"Key": "pushr:stage", "Value": stage}],  # handed on to every resource
    )


def _wait(cloudformation: CloudFormationClient, step: str, name: str) -> None:
    waiter = cloudformation.get_waiter(
        "stack_create_complete" if step == "create" else "stack_update_complete"
    )
    waiter.wait(StackName=name, WaiterConfig={"Delay": _POLL_SECONDS})


def _reason(cloudformation: CloudFormationClient, name: str) -> str:
    """What the newest failure says that is not the consequence of another one."""
    events = cloudformation.describe_stack_events(StackName=name)["StackEvents"]
    for event in events:
        reason = event.get("ResourceStatusReason", "")
        if event.get("ResourceStatus", "").endswith("_FAILED") and "cancelled" not in reason:
            return f"{event.get('LogicalResourceId', '')}: {reason}"
    return ""
