"""The interpreter that packages: Chalice makes the Lambdas' runtime the Python that runs it.

Python 3.12 and 3.13 are the ones on Amazon Linux 2023, whose glibc the compiled wheels need.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from infra.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSIONS = ("3.13", "3.12")
MISSING = (
    "packaging needs Python 3.13 or 3.12 with venv, and found none: tried python3.13 and "
    "python3.12 on PATH and pyenv's (install one, for example: pyenv install 3.13)"
)

# Imports what making a virtual environment needs: Debian leaves it out of python3.
_PROBE = "import ensurepip, sys, venv; print('%d.%d' % sys.version_info[:2])"
_PROBE_SECONDS = 20


class NoInterpreterError(CommandError):
    """No suitable Python on this machine."""

    exit_code = 2

    def __init__(self) -> None:
        super().__init__(MISSING)


def find() -> str:
    """The path of a Python that may package. Raises NoInterpreterError."""
    for candidate in _candidates():
        if version(candidate) in VERSIONS:
            return candidate
    raise NoInterpreterError


def version(path: str) -> str:
    """The version of an interpreter, like "3.13"; empty if it does not start."""
    try:
        answer = subprocess.run(
            [path, "-c", _PROBE], capture_output=True, text=True, timeout=_PROBE_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return answer.stdout.strip()


def _candidates() -> Iterator[str]:
    yield sys.executable
    # On PATH is not enough: pyenv's shims are there for versions that are not chosen.
    yield from filter(None, (shutil.which(f"python{wanted}") for wanted in VERSIONS))
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    for wanted in VERSIONS:
        yield from sorted(map(str, pyenv.glob(f"versions/{wanted}.*/bin/python")), reverse=True)


def main() -> int:
    """Print the path, or what is missing."""
    try:
        print(find())
    except NoInterpreterError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
