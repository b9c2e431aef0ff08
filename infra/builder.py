"""The builder: .venv-lambda, the Lambdas' Python with the requirements, in which Chalice runs.

Beside them, for every package alike, the libraries that the Lambdas get (``infra.vendor``).
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from infra import interpreter, vendor
from infra.command import run

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv-lambda"
VENDOR = VENV / "vendor"

_REQUIREMENTS = ROOT / "requirements.txt"
_READY = VENV / "ready"  # what is installed, written last


def chalice() -> Path:
    """The chalice command; makes the builder at first and when what it is made of has changed."""
    if not _ready():
        shutil.rmtree(VENV, ignore_errors=True)
        _make()
    return VENV / "bin" / "chalice"


def python() -> Path:
    """The interpreter of the builder."""
    return VENV / "bin" / "python"


def _ready() -> bool:
    return (
        _READY.exists()
        and _READY.read_text("utf-8") == _wanted()
        and interpreter.version(str(python())) in interpreter.VERSIONS
    )


def _make() -> None:
    run([interpreter.find(), "-m", "venv", VENV], cwd=ROOT)
    # All requirements, not Chalice alone: to package, Chalice imports the app.
    run([python(), "-m", "pip", "install", "--quiet", "-r", _REQUIREMENTS], cwd=ROOT)
    vendor.fill(VENDOR, python(), ROOT)
    _READY.write_text(_wanted(), "utf-8")


def _wanted() -> str:
    made_of = _REQUIREMENTS.read_bytes() + Path(vendor.__file__).read_bytes()
    return hashlib.sha256(made_of).hexdigest()
