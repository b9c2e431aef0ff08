"""``make package``: a template that CloudFormation takes and a zip that Lambda runs."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from infra import archive, builder, interpreter, mappings
from infra.builder import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Template = dict[str, Any]

LAMBDAS = json.loads((ROOT / ".chalice" / "config.json").read_text("utf-8"))["lambda_functions"]
ON_LAMBDAS_SYSTEM = (sys.platform, platform.machine()) == ("linux", "x86_64")

_MADE = "build/prod/packaged"
_IMPORTS = """
import importlib, sys
sys.path.insert(0, sys.argv[1])
for handler in sys.argv[2:]:
    module, _, name = handler.rpartition(".")
    assert callable(getattr(importlib.import_module(module), name)), handler
foreign = [m for m in sys.modules.values() if "site-packages" in (getattr(m, "__file__", "") or "")]
assert not foreign, foreign
"""


@pytest.fixture(scope="module")
def sam(packaged: Path) -> Template:
    """The template of the Lambdas."""
    return dict(json.loads((packaged / _MADE / "sam.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def zipped(packaged: Path) -> Path:
    return packaged / _MADE / "deployment.zip"


@pytest.fixture(scope="module")
def variables(sam: Template) -> dict[str, str]:
    """The environment that the Lambdas get."""
    return dict(functions(sam)["APIHandler"]["Environment"]["Variables"])


def functions(sam: Template) -> dict[str, Template]:
    return {
        name: resource["Properties"]
        for name, resource in sam["Resources"].items()
        if resource["Type"] == "AWS::Serverless::Function"
    }


def events(sam: Template, kind: str) -> dict[str, Template]:
    """Name of a Lambda -> what its event source of this kind is set to."""
    return {
        name.lower(): event["Properties"]
        for name, function in functions(sam).items()
        for event in function.get("Events", {}).values()
        if event["Type"] == kind
    }


def test_cfn_lint_finds_nothing(packaged: Path, lint: Callable[[Path], str]) -> None:
    assert lint(packaged / _MADE / "sam.json") == ""


def test_the_size_is_said_in_one_line(packaged: Path) -> None:
    printed = (packaged / "printed").read_text("utf-8")

    assert printed.count("\n") == 1
    assert " of 50 MB zipped" in printed
    assert "not to deploy" in printed


def test_every_lambda_has_its_memory_time_and_role(sam: Template) -> None:
    made = functions(sam)
    names = {"APIHandler": "api_handler"}

    assert {names.get(name, name.lower()) for name in made} == LAMBDAS.keys()
    for name, function in made.items():
        wanted = LAMBDAS[names.get(name, name.lower())]
        assert function["MemorySize"] == wanted["lambda_memory_size"]
        assert function["Timeout"] == wanted["lambda_timeout"]
    assert len({json.dumps(function["Role"]) for function in made.values()}) == len(made)


def test_a_bad_message_is_repeated_without_its_batch(sam: Template) -> None:
    queues = events(sam, "SQS")

    assert queues.keys() == {
        *("fanout", "verify", "deliver", "retry", "ingest", "resize", "outline")
    }
    for settings in queues.values():
        assert settings["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_a_bad_record_of_the_stream_is_set_aside(sam: Template, variables: dict[str, str]) -> None:
    streams = events(sam, "DynamoDB")

    assert streams.keys() == {"match", "index"}
    for name, settings in streams.items():
        assert settings["BisectBatchOnFunctionError"] is True
        assert settings["MaximumRetryAttempts"] == 5
        assert settings["DestinationConfig"] == {
            "OnFailure": {"Destination": variables[f"PUSHR_{name.upper()}_DEAD_QUEUE_ARN"]}
        }


def test_extras_speak_only_of_lambdas_that_exist(packaged: Path, sam: Template) -> None:
    """Merging a misspelt name would add a resource instead of a setting."""
    wanted = mappings.settings(packaged / "build" / "prod" / "extras.json")

    assert wanted.keys() == events(sam, "SQS").keys() | events(sam, "DynamoDB").keys()


def test_roles_are_limited_to_the_stage(sam: Template) -> None:
    roles = [r for r in sam["Resources"].values() if r["Type"] == "AWS::IAM::Role"]

    assert len(roles) == len(LAMBDAS)
    assert "pushr-*-" not in json.dumps(roles)
    assert "table/pushr-prod-Photos-*" in json.dumps(roles)


def test_all_files_that_pages_need_are_in_the_zip(zipped: Path) -> None:
    pages = builder.ROOT / "chalicelib" / "pages"
    needed = {f for folder in ("static", "templates") for f in (pages / folder).rglob("*.*")}

    with ZipFile(zipped) as opened:
        packed = set(opened.namelist())
    assert {f.relative_to(builder.ROOT).as_posix() for f in needed if f.is_file()} <= packed


def test_a_foreign_library_in_the_real_zip_is_found(zipped: Path, tmp_path: Path) -> None:
    python = interpreter.version(str(builder.python()))
    spoilt = tmp_path / "deployment.zip"
    shutil.copy(zipped, spoilt)
    assert archive.check(spoilt, python, "").libraries > 50

    with ZipFile(spoilt, "a") as opened:
        opened.writestr("lxml/etree.cpython-311-darwin.so", b"\xcf\xfa\xed\xfe")

    with pytest.raises(archive.PackageRefusedError, match="cpython-311-darwin"):
        archive.check(spoilt, python, "")


@pytest.mark.skipif(not ON_LAMBDAS_SYSTEM, reason="the zip runs on x86_64 Linux only")
def test_every_lambda_starts_from_the_zip_alone(
    zipped: Path, sam: Template, variables: dict[str, str], tmp_path: Path
) -> None:
    with ZipFile(zipped) as opened:
        opened.extractall(tmp_path)
    handlers = [function["Handler"] for function in functions(sam).values()]

    started = subprocess.run(
        [builder.python(), "-I", "-S", "-c", _IMPORTS, str(tmp_path), *handlers],
        env={**os.environ, **variables, "AWS_DEFAULT_REGION": "eu-west-1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.returncode == 0, started.stderr


def test_a_stage_that_is_not_deployed_cannot_be_packaged(
    packaged: Path, command: Callable[..., Any], aws: Callable[[], Any]
) -> None:
    with aws() as environment:
        done = command(packaged, "infra.package", "--stage", "absent", environment=environment)

    assert (done.returncode, done.stderr) == (1, "package: there is no stack pushr-absent\n")
