"""Programs that infra starts, quiet unless they fail."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from infra.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def run(
    arguments: Sequence[str | Path], *, cwd: Path, variables: Mapping[str, str] | None = None
) -> str:
    """Run to the end and answer what was printed. Raises CommandError with the program's reason."""
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env={**os.environ, **(variables or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CommandError(f"{_spoken(arguments)}: {_reason(done.stdout)}")
    return done.stdout


def _spoken(arguments: Sequence[str | Path]) -> str:
    """The program and what it was to do: "chalice deploy"."""
    program, *rest = (str(argument) for argument in arguments)
    return f"{Path(program).name} {next(word for word in rest if not word.startswith('-'))}"


def _reason(printed: str) -> str:
    """Chalice's own explanation, which is several lines, or else the last line."""
    _, found, explanation = printed.rpartition("ERROR - ")
    lines = [line for line in printed.splitlines() if line.strip()]
    return " ".join(explanation.split()) if found else (lines or ["failed and said nothing"])[-1]
