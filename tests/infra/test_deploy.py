"""``make deploy`` on moto, as far as moto goes: every step, and everything there afterwards.

Moto takes the Lambdas' code and does not run it.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from infra import stack
from infra.builder import ROOT

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Deployment = subprocess.CompletedProcess[str]
    Command = Callable[..., Deployment]
    Client = Callable[[str], Any]

LAMBDAS = json.loads((ROOT / ".chalice" / "config.json").read_text("utf-8"))["lambda_functions"]
QUEUES = {
    "fanout": "FanoutQueue",
    "verify": "VerificationsQueue",
    "deliver": "DeliveriesQueue",
    "retry": "RetriesQueue",
    "ingest": "UploadsQueue",
    "resize": "ResizesQueue",
}


# All in one process, or each would deploy for itself.
pytestmark = pytest.mark.xdist_group("deploy")


@pytest.fixture(scope="module")
def project(packaged: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy to deploy from; its package is not built again."""
    return shutil.copytree(packaged, tmp_path_factory.mktemp("deploy") / "copy", symlinks=True)


@pytest.fixture(scope="module")
def deployment(project: Path, command: Command, aws: dict[str, str]) -> Deployment:
    """A first deployment, which does not know its URL when it begins."""
    done = command(project, "infra.deploy", "--stage", "prod", environment=aws)
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def outputs(deployment: Deployment, client: Client) -> dict[str, str]:
    assert deployment.returncode == 0
    return stack.outputs(client("cloudformation"), "pushr-prod")


@pytest.fixture(scope="module")
def functions(deployment: Deployment, client: Client) -> dict[str, dict[str, Any]]:
    """The Lambdas by the names in config.json; Chalice names the API's by the stage alone."""
    assert deployment.returncode == 0
    found = client("lambda").list_functions()["Functions"]
    return {
        function["FunctionName"].removeprefix("pushr-prod").lstrip("-") or "api_handler": function
        for function in found
    }


@pytest.fixture(scope="module")
def settings(deployment: Deployment, client: Client) -> dict[str, dict[str, Any]]:
    """What each Lambda's event source mapping is set to."""
    assert deployment.returncode == 0
    found = client("lambda").list_event_source_mappings()["EventSourceMappings"]
    return {mapping["FunctionArn"].rpartition("-")[2]: mapping for mapping in found}


def test_each_step_is_a_line(deployment: Deployment) -> None:
    begun = [line.partition(":")[0] for line in deployment.stdout.splitlines()]

    assert list(dict.fromkeys(begun)) == [
        "stack",
        "package",
        "chalice deploy",
        "event source mappings",
        "deployed",
    ]


def test_tables_and_queues_are_there(outputs: dict[str, str], client: Client) -> None:
    tables = client("dynamodb").list_tables()["TableNames"]
    queues = client("sqs").list_queues()["QueueUrls"]

    assert {outputs[f"{name}Table"] for name in ("Photos", "People", "Hub", "Index")} == {*tables}
    assert len(queues) == 13


def test_every_lambda_is_there(functions: dict[str, dict[str, Any]]) -> None:
    assert functions.keys() == LAMBDAS.keys()
    for name, function in functions.items():
        worker = f"chalicelib.workers.{name}.{name}"
        assert function["Handler"] == ("app.app" if name == "api_handler" else worker)
        assert function["MemorySize"] == LAMBDAS[name]["lambda_memory_size"]
        assert function["Timeout"] == LAMBDAS[name]["lambda_timeout"]


def test_every_lambda_knows_the_stack_and_its_own_url(
    functions: dict[str, dict[str, Any]], outputs: dict[str, str], client: Client
) -> None:
    [api] = client("apigateway").get_rest_apis()["items"]
    url = f"https://{api['id']}.execute-api.eu-west-1.amazonaws.com/api"
    known = {**stack.environment(outputs), "PUSHR_BASE_URL": url}

    for name, function in functions.items():
        assert known.items() <= function["Environment"]["Variables"].items(), name


def test_every_lambda_has_its_own_role(
    functions: dict[str, dict[str, Any]], client: Client
) -> None:
    for name, function in functions.items():
        role = function["Role"].rpartition("/")[2]
        policy = client("iam").get_role_policy(RoleName=role, PolicyName=role)["PolicyDocument"]
        sources = (ROOT / ".chalice" / f"policy-{name}.json").read_text("utf-8")
        assert role == f"pushr-prod-{name}"
        assert policy == json.loads(sources.replace("pushr-*-", "pushr-prod-"))


def test_every_queue_is_read_by_its_lambda_alone(
    settings: dict[str, dict[str, Any]], outputs: dict[str, str]
) -> None:
    for name, output in QUEUES.items():
        queue = outputs[output].rpartition("/")[2]
        assert settings[name]["EventSourceArn"].endswith(f":{queue}")
        assert settings[name]["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert settings.keys() == {*QUEUES, "match"}


def test_the_stream_is_read_by_match(
    settings: dict[str, dict[str, Any]], outputs: dict[str, str]
) -> None:
    stream = settings["match"]

    assert stream["EventSourceArn"] == outputs["PhotosStream"]
    assert stream["BisectBatchOnFunctionError"] is True
    assert stream["MaximumRetryAttempts"] == 5
    assert stream["DestinationConfig"] == {
        "OnFailure": {"Destination": outputs["MatchDeadQueueArn"]}
    }


def test_the_clock_calls_lease_every_minute(
    functions: dict[str, dict[str, Any]], client: Client
) -> None:
    [rule] = client("events").list_rules()["Rules"]
    [target] = client("events").list_targets_by_rule(Rule=rule["Name"])["Targets"]

    assert rule["ScheduleExpression"] == "rate(1 minute)"
    assert target["Arn"] == functions["lease"]["FunctionArn"]


def test_without_credentials_it_says_so_in_one_line(
    project: Path, command: Command, without_aws: dict[str, str]
) -> None:
    environment = {**without_aws, "AWS_DEFAULT_REGION": "eu-west-1"}

    done = command(project, "infra.deploy", environment=environment)

    assert done.returncode == 1
    assert done.stderr == "deploy: Unable to locate credentials\n"


@pytest.mark.parametrize(
    "given", [("--stage", "Prod!"), ("--base-url", "photos.example.org"), ("--force",)]
)
def test_a_wrong_argument_is_refused(command: Command, given: tuple[str, ...]) -> None:
    done = command(ROOT, "infra.deploy", *given)

    assert done.returncode == 2
    assert "error: " in done.stderr
