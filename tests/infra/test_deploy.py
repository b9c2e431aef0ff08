"""``make deploy`` on moto, as far as moto goes: every step, and everything there afterwards.

Moto takes the Lambdas' code and does not run it.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from infra import stack
from infra.builder import ROOT

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    Aws = Callable[[], AbstractContextManager[dict[str, str]]]
    Command = Callable[..., subprocess.CompletedProcess[str]]
    Once = Callable[[str, Callable[[Path], None]], Path]
    Found = dict[str, Any]

LAMBDAS = json.loads((ROOT / ".chalice" / "config.json").read_text("utf-8"))["lambda_functions"]
QUEUES = {
    "fanout": "FanoutQueue",
    "verify": "VerificationsQueue",
    "deliver": "DeliveriesQueue",
    "retry": "RetriesQueue",
    "ingest": "UploadsQueue",
    "resize": "ResizesQueue",
    "outline": "OutlinesQueue",
}
STREAM_READERS = ("match", "index")


@pytest.fixture(scope="session")
def found(packaged: Path, once: Once, command: Command, aws: Aws) -> Found:
    """What was printed and what is in AWS after a first deployment, which knew no URL."""

    def make(copy: Path) -> None:
        shutil.copytree(packaged, copy, symlinks=True)  # with its package, not to build it again
        with aws() as environment:
            done = command(copy, "infra.deploy", "--stage", "prod", environment=environment)
            assert done.returncode == 0, done.stderr
            seen = {"printed": done.stdout, **_seen(environment["AWS_ENDPOINT_URL"])}
        (copy / "found.json").write_text(json.dumps(seen, default=str), "utf-8")

    return dict(json.loads((once("deployed", make) / "found.json").read_text("utf-8")))


def _seen(endpoint: str) -> Found:
    session: Any = boto3.Session("testing", "testing", region_name="eu-west-1")
    services = ("apigateway", "cloudformation", "dynamodb", "events", "iam", "lambda", "sqs")
    of = {service: session.client(service, endpoint_url=endpoint) for service in services}
    [api] = of["apigateway"].get_rest_apis()["items"]
    rules = of["events"].list_rules()["Rules"]
    roles = [role["RoleName"] for role in of["iam"].list_roles()["Roles"]]
    return {
        "outputs": stack.outputs(of["cloudformation"], "pushr-prod"),
        "tables": of["dynamodb"].list_tables()["TableNames"],
        "queues": of["sqs"].list_queues()["QueueUrls"],
        "functions": of["lambda"].list_functions()["Functions"],
        "mappings": of["lambda"].list_event_source_mappings()["EventSourceMappings"],
        "policies": {
            role: of["iam"].get_role_policy(RoleName=role, PolicyName=role)["PolicyDocument"]
            for role in roles
        },
        "scheduled": {
            target["Arn"]: rule["ScheduleExpression"]
            for rule in rules
            for target in of["events"].list_targets_by_rule(Rule=rule["Name"])["Targets"]
        },
        "api": f"https://{api['id']}.execute-api.eu-west-1.amazonaws.com/api",
    }


@pytest.fixture
def outputs(found: Found) -> dict[str, str]:
    return dict(found["outputs"])


@pytest.fixture
def functions(found: Found) -> dict[str, Found]:
    """The Lambdas by the names in config.json; Chalice names the API's by the stage alone."""
    return {
        function["FunctionName"].removeprefix("pushr-prod").lstrip("-") or "api_handler": function
        for function in found["functions"]
    }


@pytest.fixture
def mappings(found: Found) -> dict[str, Found]:
    """What each Lambda's event source mapping is set to."""
    return {each["FunctionArn"].rpartition("-")[2]: each for each in found["mappings"]}


def test_each_step_is_a_line(found: Found) -> None:
    begun = [line.partition(":")[0] for line in found["printed"].splitlines()]

    assert list(dict.fromkeys(begun)) == [
        "stack",
        "package",
        "chalice deploy",
        "base URL",
        "event source mappings",
        "deployed",
    ]


def test_tables_and_queues_are_there(found: Found, outputs: dict[str, str]) -> None:
    tables = {outputs[f"{name}Table"] for name in ("Photos", "People", "Hub", "Index")}

    assert set(found["tables"]) == tables
    assert len(found["queues"]) == 16


def test_every_lambda_is_there(functions: dict[str, Found]) -> None:
    assert functions.keys() == LAMBDAS.keys()
    for name, function in functions.items():
        worker = f"chalicelib.workers.{name}.{name}"
        assert function["Handler"] == ("app.app" if name == "api_handler" else worker)
        assert function["MemorySize"] == LAMBDAS[name]["lambda_memory_size"]
        assert function["Timeout"] == LAMBDAS[name]["lambda_timeout"]


def test_every_lambda_has_the_code_that_was_packaged(
    packaged: Path, functions: dict[str, Found]
) -> None:
    zipped = packaged / "build" / "prod" / "packaged" / "deployment.zip"

    sizes = {function["CodeSize"] for function in functions.values()}

    assert sizes == {zipped.stat().st_size}


def test_every_lambda_knows_the_stack_and_the_apis_url(
    found: Found, functions: dict[str, Found], outputs: dict[str, str]
) -> None:
    known = {**stack.environment(outputs), "PUSHR_BASE_URL": found["api"]}

    for name, function in functions.items():
        assert known.items() <= function["Environment"]["Variables"].items(), name


def test_every_lambda_has_its_own_role(found: Found, functions: dict[str, Found]) -> None:
    for name, function in functions.items():
        role = function["Role"].rpartition("/")[2]
        sources = (ROOT / ".chalice" / f"policy-{name}.json").read_text("utf-8")
        assert role == f"pushr-prod-{name}"
        assert found["policies"][role] == json.loads(sources.replace("pushr-*-", "pushr-prod-"))


def test_every_queue_is_read_by_its_lambda_alone(
    mappings: dict[str, Found], outputs: dict[str, str]
) -> None:
    assert len(mappings) == len(QUEUES) + len(STREAM_READERS)
    for name, output in QUEUES.items():
        queue = outputs[output].rpartition("/")[2]
        assert mappings[name]["EventSourceArn"].endswith(f":{queue}")
        assert mappings[name]["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


@pytest.mark.parametrize("name", STREAM_READERS)
def test_the_stream_is_read_by_match_and_by_index(
    mappings: dict[str, Found], outputs: dict[str, str], name: str
) -> None:
    stream = mappings[name]

    assert stream["EventSourceArn"] == outputs["PhotosStream"]
    assert stream["BisectBatchOnFunctionError"] is True
    assert stream["MaximumRetryAttempts"] == 5
    assert stream["DestinationConfig"] == {
        "OnFailure": {"Destination": outputs[f"{name.title()}DeadQueueArn"]}
    }


def test_the_clock_calls_each_as_often_as_it_says(
    found: Found, functions: dict[str, Found]
) -> None:
    rates = {"lease": "rate(1 minute)", "survey": "rate(1 hour)", "publish": "rate(7 days)"}

    assert found["scheduled"] == {
        functions[name]["FunctionArn"]: rate for name, rate in rates.items()
    }


def test_without_credentials_it_says_so_in_one_line(
    packaged: Path, command: Command, without_aws: dict[str, str]
) -> None:
    environment = {**without_aws, "AWS_DEFAULT_REGION": "eu-west-1"}

    done = command(packaged, "infra.deploy", environment=environment)

    assert done.returncode == 1
    assert done.stderr == "deploy: Unable to locate credentials\n"


@pytest.mark.parametrize(
    "given", [("--stage", "Prod!"), ("--base-url", "photos.example.org"), ("--force",)]
)
def test_a_wrong_argument_is_refused(command: Command, given: tuple[str, ...]) -> None:
    done = command(ROOT, "infra.deploy", *given)

    assert done.returncode == 2
    assert "error: " in done.stderr
