"""The deployment package: what may be in the zip that becomes the Lambdas' code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZipFile, ZipInfo

from infra.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MB = 1024 * 1024
ZIPPED_MAX = 50 * MB  # of a direct upload to Lambda
UNZIPPED_MAX = 250 * MB  # of a Lambda

_LIBRARY = re.compile(r"\.(so(\.[\d.]+)?|dylib|pyd|dll)$")
_CPYTHON = re.compile(r"\.(cpython|cp|pypy)[-\d]")
_DEVELOPMENT = {"tests", "infra", "bench", "pip", "setuptools", "pytest", "moto", "mypy", "ruff"}

# The beginning of an ELF file: magic, 64 bits, little endian; and its machine, x86-64.
_ELF = b"\x7fELF\x02\x01"
_MACHINE = slice(18, 20)
_X86_64 = b"\x3e\x00"


class PackageRefusedError(CommandError):
    """The zip would not run, or not be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A zip that passed, in figures."""

    path: Path
    zipped: int
    unzipped: int
    files: int
    libraries: int

    def __str__(self) -> str:
        return (
            f"{self.path}: {self.zipped / MB:.1f} of {ZIPPED_MAX // MB} MB zipped, "
            f"{self.unzipped / MB:.1f} of {UNZIPPED_MAX // MB} MB unzipped, "
            f"{self.files} files, {self.libraries} compiled"
        )


def check(path: Path, python: str, requirements: str) -> Archive:
    """The archive's figures. Raises PackageRefusedError if it is not fit for that Python."""
    with ZipFile(path) as archive:
        entries = archive.infolist()
        libraries = [entry for entry in entries if _LIBRARY.search(entry.filename)]
        faults = [
            *(f for entry in libraries for f in _library_faults(archive, entry, python)),
            *(f"{entry.filename} is for development" for entry in entries if _is_extra(entry)),
            *(f"{wanted} is not inside" for wanted in _missing(entries, requirements)),
        ]
    found = Archive(
        path=path,
        zipped=path.stat().st_size,
        unzipped=sum(entry.file_size for entry in entries),
        files=len(entries),
        libraries=len(libraries),
    )
    faults += _size_faults(found)
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise PackageRefusedError(f"{path.name}: {faults[0]}{more}")
    return found


def _library_faults(archive: ZipFile, entry: ZipInfo, python: str) -> Iterator[str]:
    with archive.open(entry) as library:
        header = library.read(_MACHINE.stop)
    if not header.startswith(_ELF) or header[_MACHINE] != _X86_64:
        yield f"{entry.filename} is not a library of x86_64 Linux"
    # A name without a tag, or with abi3, is good for every version.
    wanted = f".cpython-{python.replace('.', '')}-x86_64-linux-gnu.so"
    if _CPYTHON.search(entry.filename) and not entry.filename.endswith(wanted):
        yield f"{entry.filename} is not for CPython {python} on x86_64 Linux"


def _is_extra(entry: ZipInfo) -> bool:
    # At the top only: some wheels bring their own tests.
    parts = PurePosixPath(entry.filename).parts
    return parts[0] in _DEVELOPMENT or (parts[0] == "chalicelib" and "__pycache__" in parts)


def _missing(entries: list[ZipInfo], requirements: str) -> Iterator[str]:
    """Requirements that are not among the package's libraries."""
    inside = {
        _normalized(PurePosixPath(entry.filename).parts[0])
        for entry in entries
        if ".dist-info/" in entry.filename
    }
    for line in requirements.splitlines():
        name, pinned, version = line.partition("==")
        if pinned and f"{_normalized(name)}-{version.strip()}-dist-info" not in inside:
            yield line


def _normalized(name: str) -> str:
    return re.sub(r"[-_]+", "-", name.strip().lower()).replace(".dist-info", "-dist-info")


def _size_faults(archive: Archive) -> Iterator[str]:
    if archive.zipped >= ZIPPED_MAX:
        yield f"{archive.zipped / MB:.1f} MB zipped, Lambda takes {ZIPPED_MAX // MB}"
    if archive.unzipped >= UNZIPPED_MAX:
        yield f"{archive.unzipped / MB:.1f} MB unzipped, Lambda takes {UNZIPPED_MAX // MB}"
