"""The stack on moto: created, repeated, and read as environment."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from chalicelib.settings import Settings
from infra import placeholders, stack

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient


@pytest.fixture
def cloudformation() -> CloudFormationClient:
    """Of a region in which no other test has anything."""
    return boto3.client("cloudformation", region_name="eu-west-1")


def test_the_outputs_give_every_setting_that_has_no_default(
    cloudformation: CloudFormationClient,
) -> None:
    outputs = stack.apply(cloudformation, "pushr-test", "test")

    needed = {f"PUSHR_{f.name.upper()}" for f in fields(Settings) if f.default == ""}
    optional = {
        "PUSHR_SIGNATURE_URLS",
        "PUSHR_ALLOWED_NETWORKS",
        "PUSHR_MAIL_FROM",
        "PUSHR_CA_BUNDLE",
        "PUSHR_OIDC_ISSUER",
        "PUSHR_OIDC_CLIENT_ID",
        "PUSHR_OFFERED_PEOPLE",
    }
    variables = stack.environment(outputs)
    assert needed - optional <= variables.keys()
    assert all(variables.values())


def test_applying_it_again_changes_nothing(cloudformation: CloudFormationClient) -> None:
    first = stack.apply(cloudformation, "pushr-test", "test")

    assert stack.apply(cloudformation, "pushr-test", "test") == first


def test_every_resource_begins_with_the_stacks_name(cloudformation: CloudFormationClient) -> None:
    """The policies are limited to that."""
    for value in stack.apply(cloudformation, "pushr-test", "test").values():
        assert "pushr-test-" in value


def test_no_stack_is_said_in_one_line(cloudformation: CloudFormationClient) -> None:
    with pytest.raises(stack.StackError, match=r"^there is no stack pushr-absent$"):
        stack.outputs(cloudformation, "pushr-absent")


def test_placeholders_stand_for_every_output(template: dict[str, Any]) -> None:
    assert placeholders.outputs("prod").keys() == template["Outputs"].keys()


@pytest.mark.parametrize(
    ("output", "variable"),
    [
        ("PhotosTable", "PUSHR_PHOTOS_TABLE"),
        ("MatchDeadQueueArn", "PUSHR_MATCH_DEAD_QUEUE_ARN"),
        ("IndexDeadQueue", "PUSHR_INDEX_DEAD_QUEUE"),
    ],
)
def test_an_output_becomes_a_variable(output: str, variable: str) -> None:
    assert stack.environment({output: "x"}) == {variable: "x"}
