"""The Lambdas' libraries: requirements.txt as wheels for their Linux, without what no Lambda reads.

Chalice takes a project's folder ``vendor`` into its zip as it is. So the libraries are laid there,
instead of by Chalice, and a package and a deployment hold the same.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from infra.command import run

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVICES = {"dynamodb", "s3", "ses", "sqs"}  # what chalicelib/store/aws.py makes clients of

_GLIBC_MINORS = range(17, 35)  # manylinux_2_34 is Amazon Linux 2023
_PLATFORMS = ("manylinux2014_x86_64", *(f"manylinux_2_{minor}_x86_64" for minor in _GLIBC_MINORS))

# Folders and files that no Lambda reads, as globs. Of what says how a library was installed, the
# licences stay, and METADATA, in which some libraries look up their own version.
_UNREAD = (
    "bin",
    "*.dist-info/RECORD",
    "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED",
    "**/tests",
    "boto3/data",  # of boto3.resource
    "boto3/examples",
    "botocore/data/*/*/examples-1.json*",
    "numpy/f2py",
    "numpy/random",
    "numpy/_core/_simd.*",  # these of numpy's own tests
    "numpy/_core/*_tests.*",
    "aws_lambda_powertools/event_handler/openapi/swagger_ui/*.min.*",
)
_SOURCE = re.compile(r"\.(a|c|h|hpp|pxd|pxi|pyi|pyx)$")  # of compiled parts, and of type checkers


def requirements(root: Path) -> str:
    """What the Lambdas need; Chalice, which puts its own runtime into a package, is not listed."""
    listed = (root / "requirements.txt").read_text("utf-8").splitlines(keepends=True)
    return "".join(line for line in listed if not line.startswith("chalice=="))


def fill(folder: Path, python: Path, root: Path) -> None:
    """Install what the Lambdas need for that Python, and leave out what they never read."""
    shutil.rmtree(folder, ignore_errors=True)
    wanted = folder.with_suffix(".txt")
    wanted.write_text(requirements(root), "utf-8")
    platforms = [word for platform in _PLATFORMS for word in ("--platform", platform)]
    run(
        [
            *(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--no-compile", "--only-binary=:all:", *platforms),
            *("--target", folder, "-r", wanted),
        ],
        cwd=root,
    )
    trim(folder)


def trim(folder: Path) -> None:
    """Leave out what no Lambda reads: most of it describes services that are not called."""
    for unread in list(_unread(folder)):
        if unread.is_dir():
            shutil.rmtree(unread, ignore_errors=True)  # it may stand in one that is gone
        else:
            unread.unlink(missing_ok=True)


def _unread(folder: Path) -> Iterator[Path]:
    for pattern in _UNREAD:
        yield from folder.glob(pattern)
    for service in folder.glob("botocore/data/*/"):
        if service.is_dir() and service.name not in SERVICES:
            yield service
    yield from (path for path in folder.rglob("*") if _SOURCE.search(path.name))
