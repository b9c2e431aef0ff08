"""A copy of the project to package and deploy from, and an AWS to deploy to: moto's server."""

from __future__ import annotations

import fcntl
import io
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from cfnlint.decode.cfn_yaml import load
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

from infra import builder, stack
from infra.interpreter import NoInterpreterError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Command = Callable[..., subprocess.CompletedProcess[str]]

ROOT = builder.ROOT
REGION = "eu-west-1"

_INTEGRATION = "x-amazon-apigateway-integration"
_FILES = ("app.py", "requirements.txt")
_FOLDERS = (".chalice", "chalicelib", "infra")


@pytest.fixture(scope="session")
def template() -> dict[str, Any]:
    """The template of the stack."""
    return dict(load(str(stack.TEMPLATE)))


@pytest.fixture(scope="session")
def packaged(tmp_path_factory: pytest.TempPathFactory, command: Command) -> Path:
    """A copy of the sources in which ``make package`` was run, and what it said in ``printed``.

    Made once, whatever the number of processes that share the tests; nobody may change it.
    """
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    with _alone(shared / "packaged.lock"):
        copy = shared / "packaged"
        if not (copy / "printed").exists():
            shutil.rmtree(copy, ignore_errors=True)
            _copy_sources(copy)
            done = command(copy, "infra.package")
            assert done.returncode == 0, done.stderr
            (copy / "printed").write_text(done.stdout, "utf-8")
    return copy


@pytest.fixture(scope="session")
def lint() -> Callable[[Path], str]:
    """What cfn-lint says of a template: nothing, if it is good."""

    def says(path: Path) -> str:
        program = str(Path(sys.executable).with_name("cfn-lint"))
        given = [program, "--regions", REGION, "us-east-1", "--", str(path)]
        said = subprocess.run(given, capture_output=True, text=True, check=False)
        return said.stdout + said.stderr

    return says


@pytest.fixture(scope="module")
def aws() -> Iterator[dict[str, str]]:
    """The environment of a program for which moto's server is AWS."""
    app = _reading_openapi_2(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield {
        **_without_aws(),
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.port}",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": REGION,
    }
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def client(aws: dict[str, str]) -> Callable[[str], Any]:
    """A client of a service of that AWS."""
    session: Any = boto3.Session(
        aws_access_key_id="testing", aws_secret_access_key="testing", region_name=REGION
    )

    def of(service: str) -> Any:
        return session.client(service, endpoint_url=aws["AWS_ENDPOINT_URL"])

    return of


@pytest.fixture(scope="session")
def without_aws() -> dict[str, str]:
    """The environment of a program on a machine that knows no AWS account."""
    return _without_aws()


@pytest.fixture(scope="session")
def command() -> Command:
    """Runs one of infra's commands as a person would."""

    def run(
        project: Path, module: str, *arguments: str, environment: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=project,
            env=environment or _without_aws(),
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def _without_aws() -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    nowhere = str(Path(os.devnull))
    return {
        **clean,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": nowhere,
        "AWS_SHARED_CREDENTIALS_FILE": nowhere,
    }


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process after the other do this."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _copy_sources(target: Path) -> None:
    try:
        builder.chalice()
    except NoInterpreterError as missing:
        pytest.skip(str(missing))
    target.mkdir()
    for file in _FILES:
        shutil.copy(ROOT / file, target)
    for folder in _FOLDERS:
        generated = shutil.ignore_patterns("__pycache__", "deployed", "deployments")
        shutil.copytree(ROOT / folder, target / folder, ignore=generated)
    (target / ".venv-lambda").symlink_to(builder.VENV)


def _reading_openapi_2(app: Any) -> Any:
    """Let moto import the API.

    Chalice describes it in OpenAPI 2, which API Gateway reads and moto refuses. So the document of
    that one call (and of its repetition, PutRestApi) reaches moto as OpenAPI 3; nothing else is
    touched.
    """

    def server(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if _imports_api(environ):
            document = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
            body = json.dumps(_openapi_3(json.loads(document))).encode()
            environ["wsgi.input"] = io.BytesIO(body)
            environ["CONTENT_LENGTH"] = str(len(body))
        answer: Iterable[bytes] = app(environ, start_response)
        return answer

    return server


def _imports_api(environ: dict[str, Any]) -> bool:
    call = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}?{environ['QUERY_STRING']}"
    return bool(re.match(r"POST /restapis\?mode=import|PUT /restapis/\w+\?mode=overwrite", call))


def _openapi_3(document: dict[str, Any]) -> dict[str, Any]:
    return {
        "openapi": "3.0.0",
        "info": {**document["info"], "description": ""},
        "paths": {
            path: {verb: _operation(described) for verb, described in verbs.items()}
            for path, verbs in document["paths"].items()
        },
    }


def _operation(described: dict[str, Any]) -> dict[str, Any]:
    return {
        "responses": {"200": {"description": "OK"}},
        _INTEGRATION: described[_INTEGRATION],
    }
