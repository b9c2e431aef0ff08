"""The Python that packages: found where people keep one, and missed in one line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from infra import interpreter

if TYPE_CHECKING:
    from pathlib import Path

SUITABLE = f"{sys.version_info.major}.{sys.version_info.minor}" in interpreter.VERSIONS

pytestmark = pytest.mark.skipif(SUITABLE, reason="the Python of the tests is taken at once")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing but the Python of the tests."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    return tmp_path


def install(path: Path, script: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_newest_on_the_path_is_taken(machine: Path) -> None:
    install(machine / "bin" / "python3.12", "echo 3.12")
    newest = install(machine / "bin" / "python3.13", "echo 3.13")

    assert interpreter.find() == newest


def test_a_python_that_does_not_start_is_passed_over(machine: Path) -> None:
    """As pyenv's shims of versions that are installed and not chosen."""
    install(machine / "bin" / "python3.13", "exit 127")
    older = install(machine / "bin" / "python3.12", "echo 3.12")

    assert interpreter.find() == older


def test_pyenvs_are_found(machine: Path) -> None:
    install(machine / "pyenv" / "versions" / "3.11.7" / "bin" / "python", "echo 3.11")
    wanted = install(machine / "pyenv" / "versions" / "3.12.1" / "bin" / "python", "echo 3.12")

    assert interpreter.find() == wanted


@pytest.mark.usefixtures("machine")
def test_none_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert interpreter.main() == 2
    assert capsys.readouterr().err == f"{interpreter.MISSING}\n"
