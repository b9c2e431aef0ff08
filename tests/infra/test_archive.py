"""The check of the zip: takes what runs on the Lambdas' Linux and refuses the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from infra import archive

if TYPE_CHECKING:
    from pathlib import Path

LINUX = b"\x7fELF\x02\x01\x01" + bytes(11) + b"\x3e\x00"
ARM_LINUX = b"\x7fELF\x02\x01\x01" + bytes(11) + b"\xb7\x00"
MACOS = b"\xcf\xfa\xed\xfe" + bytes(16)

NAME = "lxml/etree.cpython-313-x86_64-linux-gnu.so"


def zipped(folder: Path, *files: tuple[str, bytes]) -> Path:
    path = folder / "deployment.zip"
    with ZipFile(path, "w") as written:
        for name, content in files:
            written.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "name",
    [NAME, "cryptography/_rust.abi3.so", "pillow.libs/libjpeg-6dc8d115.so.62.4.0", "_c.so"],
)
def test_libraries_of_the_target_are_taken(tmp_path: Path, name: str) -> None:
    assert archive.check(zipped(tmp_path, (name, LINUX)), "3.13", "").libraries == 1


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        (NAME, ARM_LINUX, "not a library of x86_64 Linux"),
        (NAME, MACOS, "not a library of x86_64 Linux"),
        (NAME, b"", "not a library of x86_64 Linux"),
        ("pillow.libs/libjpeg.so.62", MACOS, "not a library of x86_64 Linux"),
        ("etree.cpython-312-x86_64-linux-gnu.so", LINUX, "not for CPython 3.13"),
        ("etree.cpython-313-x86_64-linux-musl.so", LINUX, "not for CPython 3.13"),
        ("etree.cp313-win_amd64.pyd", LINUX, "not for CPython 3.13"),
        ("tests/test_push.py", b"", "for development"),
        ("pytest/__init__.py", b"", "for development"),
        ("chalicelib/__pycache__/settings.cpython-313.pyc", b"", "for development"),
    ],
)
def test_what_does_not_belong_is_refused(
    tmp_path: Path, name: str, content: bytes, fault: str
) -> None:
    with pytest.raises(archive.PackageRefusedError, match=fault):
        archive.check(zipped(tmp_path, ("app.py", b""), (name, content)), "3.13", "")


def test_a_requirement_without_a_wheel_is_noticed(tmp_path: Path) -> None:
    path = zipped(tmp_path, ("pillow_heif-1.8.1.dist-info/METADATA", b""))

    archive.check(path, "3.13", "pillow-heif==1.8.1\n")
    with pytest.raises(archive.PackageRefusedError, match=r"lxml==6\.1\.3 is not inside"):
        archive.check(path, "3.13", "pillow-heif==1.8.1\nlxml==6.1.3\n")


def test_a_zip_that_lambda_would_not_take_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, ("model.bin", bytes(archive.ZIPPED_MAX)))

    with pytest.raises(archive.PackageRefusedError, match="MB zipped"):
        archive.check(path, "3.13", "")
