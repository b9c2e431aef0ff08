"""A copy of the project that is packaged, and an AWS to deploy to: moto's server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cfnlint.decode.cfn_yaml import load

from infra import builder, stack
from infra.interpreter import NoInterpreterError
from tests.once import Once, once  # noqa: F401

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    Command = Callable[..., subprocess.CompletedProcess[str]]
    Aws = Callable[[], AbstractContextManager[dict[str, str]]]

REGION = "eu-west-1"

_FILES = ("app.py", "requirements.txt")
_FOLDERS = (".chalice", "chalicelib", "infra")


@pytest.fixture(scope="session")
def template() -> dict[str, Any]:
    """The template of the stack."""
    return dict(load(str(stack.TEMPLATE)))


@pytest.fixture(scope="session")
def lint() -> Callable[[Path], str]:
    """What cfn-lint says of a template: nothing, if it is good."""

    def says(path: Path) -> str:
        program = str(Path(sys.executable).with_name("cfn-lint"))
        given = [program, "--regions", REGION, "us-east-1", "--", str(path)]
        said = subprocess.run(given, capture_output=True, text=True, check=False)
        return said.stdout + said.stderr

    return says


@pytest.fixture(scope="session")
def packaged(once: Once, command: Command) -> Path:  # noqa: F811
    """A copy of the sources in which ``make package`` was run, and what it said in ``printed``."""

    def make(copy: Path) -> None:
        _copy_sources(copy)
        done = command(copy, "infra.package")
        assert done.returncode == 0, done.stderr
        (copy / "printed").write_text(done.stdout, "utf-8")

    return once("packaged", make)


@pytest.fixture(scope="session")
def command(without_aws: dict[str, str]) -> Command:
    """Runs one of infra's commands as a person would."""

    def run(
        project: Path, module: str, *arguments: str, environment: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=project,
            env=environment or without_aws,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def without_aws() -> dict[str, str]:
    """The environment of a program on a machine that knows no AWS account."""
    ours = ("AWS_", "PUSHR_")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(ours)},
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    }


@pytest.fixture(scope="session")
def aws(without_aws: dict[str, str]) -> Aws:
    """A new AWS for a while: the environment of programs for which moto's server is AWS."""

    @contextmanager
    def serving() -> Iterator[dict[str, str]]:
        program = [sys.executable, str(Path(__file__).with_name("server.py"))]
        # It is no code of ours: nobody asks which of its lines were run.
        untraced = {name: v for name, v in without_aws.items() if not name.startswith("COVERAGE")}
        with subprocess.Popen(
            program, env=untraced, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as server:
            assert server.stdout
            port = server.stdout.readline().strip()
            try:
                yield {
                    **without_aws,
                    "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
                    "AWS_ACCESS_KEY_ID": "testing",
                    "AWS_SECRET_ACCESS_KEY": "testing",
                    "AWS_DEFAULT_REGION": REGION,
                }
            finally:
                server.terminate()

    return serving


def _copy_sources(target: Path) -> None:
    try:
        builder.chalice()
    except NoInterpreterError as missing:
        pytest.skip(str(missing))
    target.mkdir()
    for file in _FILES:
        shutil.copy(builder.ROOT / file, target)
    for folder in _FOLDERS:
        generated = shutil.ignore_patterns("__pycache__", "deployed", "deployments")
        shutil.copytree(builder.ROOT / folder, target / folder, ignore=generated)
    (target / ".venv-lambda").symlink_to(builder.VENV)
