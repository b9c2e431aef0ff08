"""The stack's template: good by itself, and everything watched."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from infra import stack
from infra.builder import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORKING = ("Fanout", "Verifications", "Deliveries", "Retries", "Uploads", "Resizes", "Outlines")
DEAD = (*(f"{queue}Dead" for queue in WORKING), "MatchFailures", "IndexFailures")
TABLES = ("Photos", "People", "Hub", "Index")

READERS = {
    "Fanout": "fanout",
    "Verifications": "verify",
    "Deliveries": "deliver",
    "Retries": "retry",
    "Uploads": "ingest",
    "Resizes": "resize",
    "Outlines": "outline",
}


def of_type(template: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    return {
        name: resource["Properties"]
        for name, resource in template["Resources"].items()
        if resource["Type"] == kind
    }


def alarmed(template: dict[str, Any], metric: str) -> set[str]:
    """The queues that have an alarm on this metric which tells somebody."""
    return {
        alarm["Dimensions"][0]["Value"]["Fn::GetAtt"][0]
        for alarm in of_type(template, "AWS::CloudWatch::Alarm").values()
        if alarm["MetricName"] == metric and alarm["AlarmActions"] == [{"Ref": "Alarms"}]
    }


def test_cfn_lint_finds_nothing(lint: Callable[[Path], str]) -> None:
    assert lint(stack.TEMPLATE) == ""


def test_cfn_lint_finds_what_is_wrong(lint: Callable[[Path], str], tmp_path: Path) -> None:
    """Or else its silence would say nothing."""
    wrong = tmp_path / "template.yaml"
    right = stack.TEMPLATE.read_text("utf-8")
    wrong.write_text(right.replace("!Ref Alarms", "!Ref Alarm", 1), "utf-8")

    assert "E1020" in lint(wrong)


def test_every_working_queue_has_a_dead_letter_queue_of_its_own(template: dict[str, Any]) -> None:
    queues = of_type(template, "AWS::SQS::Queue")
    redriven = {
        name: (policy["deadLetterTargetArn"], policy["maxReceiveCount"])
        for name, queue in queues.items()
        if (policy := queue.get("RedrivePolicy"))
    }

    assert set(queues) == {*WORKING, *DEAD}
    assert redriven == {queue: ({"Fn::GetAtt": [f"{queue}Dead", "Arn"]}, 5) for queue in WORKING}
    assert all(queues[dead]["MessageRetentionPeriod"] == 14 * 24 * 3600 for dead in DEAD)
    assert all(queue["SqsManagedSseEnabled"] is True for queue in queues.values())


def test_a_message_stays_hidden_six_times_as_long_as_its_reader_may_run(
    template: dict[str, Any],
) -> None:
    config = json.loads((ROOT / ".chalice" / "config.json").read_text("utf-8"))
    queues = of_type(template, "AWS::SQS::Queue")

    for queue, reader in READERS.items():
        seconds = config["lambda_functions"][reader]["lambda_timeout"]
        assert queues[queue]["VisibilityTimeout"] == 6 * seconds, queue


def test_every_dead_letter_queue_has_an_alarm(template: dict[str, Any]) -> None:
    assert alarmed(template, "ApproximateNumberOfMessagesVisible") == set(DEAD)


def test_every_working_queue_has_an_alarm_on_its_oldest_message(template: dict[str, Any]) -> None:
    assert alarmed(template, "ApproximateAgeOfOldestMessage") == set(WORKING)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_can_be_restored_and_survives_its_stack(
    template: dict[str, Any], name: str
) -> None:
    table = template["Resources"][name]

    assert table["DeletionPolicy"] == table["UpdateReplacePolicy"] == "Retain"
    assert table["Properties"]["BillingMode"] == "PAY_PER_REQUEST"
    assert table["Properties"]["PointInTimeRecoverySpecification"] == {
        "PointInTimeRecoveryEnabled": True
    }


def test_people_and_the_hub_forget_what_has_expired(template: dict[str, Any]) -> None:
    tables = of_type(template, "AWS::DynamoDB::Table")
    forgetting = {name for name, table in tables.items() if "TimeToLiveSpecification" in table}

    assert forgetting == {"People", "Hub"}


def test_buckets_are_private_and_encrypted(template: dict[str, Any]) -> None:
    buckets = of_type(template, "AWS::S3::Bucket")

    assert set(buckets) == {"PhotosBucket", "ShapesBucket"}
    for bucket in buckets.values():
        assert len(bucket["PublicAccessBlockConfiguration"]) == 4
        assert all(bucket["PublicAccessBlockConfiguration"].values())
        assert bucket["BucketEncryption"]
        assert bucket["OwnershipControls"]["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}]


def test_nothing_has_a_name_of_its_own(template: dict[str, Any]) -> None:
    """Two stages, or two tries of one, never collide."""
    named = re.compile("^(Table|Bucket|Queue|Topic|Alarm)Name$")

    for resource in template["Resources"].values():
        assert not [key for key in resource["Properties"] if named.match(key)]
