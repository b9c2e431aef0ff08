"""The libraries in the zip: all that the Lambdas call, and little else."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
import shapely

from chalicelib.model.place import Place, PlaceType
from chalicelib.shapes import compile as atlas
from infra import builder, vendor
from infra.archive import MB
from infra.builder import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    Aws = Callable[[], AbstractContextManager[dict[str, str]]]

# A call of each service that changes nothing.
CALLS = {
    "dynamodb": "list_tables",
    "s3": "list_buckets",
    "ses": "list_identities",
    "sqs": "list_queues",
}
_CALL = """
import sys
sys.path.insert(0, sys.argv[1])
import boto3
for called in sys.argv[2:]:
    service, _, call = called.partition(".")
    client = boto3.client(service)
    assert getattr(client, call)()["ResponseMetadata"]["HTTPStatusCode"] == 200, called
foreign = [m for m in sys.modules.values() if "site-packages" in (getattr(m, "__file__", "") or "")]
assert not foreign, foreign
"""
_LOOKUP = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from chalicelib.shapes.gazetteer import Gazetteer
assert Gazetteer(Path(sys.argv[2])).at(0.5, 0.5)[0].name == "Here"
foreign = [m for m in sys.modules.values() if "site-packages" in (getattr(m, "__file__", "") or "")]
assert not foreign, foreign
"""


@pytest.fixture(scope="module")
def zipped(packaged: Path) -> Path:
    return packaged / "build" / "prod" / "packaged" / "deployment.zip"


@pytest.fixture(scope="module")
def names(zipped: Path) -> list[str]:
    with ZipFile(zipped) as opened:
        return opened.namelist()


def services() -> set[str]:
    """The services that the code makes clients of."""
    return {
        call.args[0].value
        for module in (ROOT / "chalicelib").rglob("*.py")
        for call in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).endswith((".client", ".resource"))
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }


def test_botocore_knows_the_services_that_are_called_and_no_others(names: list[str]) -> None:
    described = [name.split("/") for name in names if name.startswith("botocore/data/")]

    assert services() == vendor.SERVICES == CALLS.keys()
    assert {parts[2] for parts in described if len(parts) > 3} == vendor.SERVICES


def test_every_client_of_the_lambdas_calls_aws_from_the_zip_alone(
    zipped: Path, tmp_path: Path, aws: Aws
) -> None:
    with ZipFile(zipped) as opened:
        opened.extractall(tmp_path)
    program = [sys.executable, "-I", "-S", "-c", _CALL, str(tmp_path)]

    with aws() as environment:
        called = subprocess.run(
            [*program, *(f"{service}.{call}" for service, call in CALLS.items())],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    assert called.returncode == 0, called.stderr


def test_places_are_looked_up_from_the_zip_alone(zipped: Path, tmp_path: Path) -> None:
    """Of numpy much is left out, and it is imported late: no handler's start would tell."""
    with ZipFile(zipped) as opened:
        opened.extractall(tmp_path / "opened")
    given = {"name": "Here", "label": "Here", "url": "/Here"}
    here = Place(woe_id="1", type=PlaceType.COUNTRY, latitude=0.5, longitude=0.5, **given)
    atlas.write(tmp_path / "atlas.sqlite", [here], {"1": shapely.box(0, 0, 1, 1).wkb}, {})

    looked_up = subprocess.run(
        [
            *(builder.python(), "-I", "-S", "-c", _LOOKUP),
            *(tmp_path / "opened", tmp_path / "atlas.sqlite"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert looked_up.returncode == 0, looked_up.stderr


def test_what_no_lambda_reads_is_left_out(zipped: Path, names: list[str]) -> None:
    """Most of botocore describes other services, compressed already: a zip does not help."""
    [whole] = builder.VENV.glob("lib/python3*/site-packages/botocore")
    installed = sum(path.stat().st_size for path in whole.rglob("*.gz"))

    with ZipFile(zipped) as opened:
        left = sum(
            entry.compress_size for entry in opened.infolist() if "botocore/" in entry.filename
        )

    assert installed - left > 12 * MB
    assert not [name for name in names if "/tests/" in name or name.startswith("bin/")]


@pytest.mark.parametrize(
    "kept",
    [
        "botocore/cacert.pem",
        "botocore/data/endpoints.json",
        "botocore/data/s3/2006-03-01/service-2.json.gz",
        "botocore/data/s3/2006-03-01/endpoint-rule-set-1.json.gz",
        "boto3/session.py",
        "lxml/etree.cpython-313-x86_64-linux-gnu.so",
        "boto3-1.44.5.dist-info/METADATA",
        "boto3-1.44.5.dist-info/licenses/LICENSE",
        "chalicelib/store/aws.py",
        "bin.py",
        "numpy/testing/__init__.py",
        "numpy/_core/_multiarray_umath.cpython-313-x86_64-linux-gnu.so",
    ],
)
def test_what_runs_stays(tmp_path: Path, kept: str) -> None:
    assert kept in trimmed(tmp_path, kept)


@pytest.mark.parametrize(
    "unread",
    [
        "botocore/data/ec2/2016-11-15/service-2.json.gz",
        "botocore/data/s3/2006-03-01/examples-1.json",
        "numpy/random/mtrand.cpython-313-x86_64-linux-gnu.so",
        "numpy/_core/_simd.cpython-313-x86_64-linux-gnu.so",
        "numpy/_core/_multiarray_tests.cpython-313-x86_64-linux-gnu.so",
        "numpy/f2py/__init__.py",
        "boto3/examples/s3.rst",
        "boto3/data/s3/2006-03-01/resources-1.json",
        "boto3-1.44.5.dist-info/RECORD",
        "certifi/tests/test_certifi.py",
        "numpy/_core/tests/data/examples/limited.c",
        "lxml/includes/libxml/tree.h",
        "bin/normalizer",
    ],
)
def test_what_does_not_run_goes(tmp_path: Path, unread: str) -> None:
    assert trimmed(tmp_path, unread) == ["kept.py"]


def trimmed(folder: Path, *files: str) -> list[str]:
    """What is left of these files, and of one more."""
    for file in (*files, "kept.py"):
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    vendor.trim(folder)
    left = (path for path in folder.rglob("*") if path.is_file())
    return [path.relative_to(folder).as_posix() for path in left]
