"""The staging copy ``build/<stage>/``: what Chalice packages, with the values of one stage in it.

Only sources are committed, so whatever a deployment adds is written into this copy:

    app.py chalicelib/                    as they are
    vendor                                a link to the builder's libraries
    requirements.txt                      empty: Chalice has no library to look for
    .chalice/config.json                  and the stage's environment
    .chalice/policy-<lambda>.json         limited to the stage's resources
    .chalice/deployed                     a link to the source tree's own
    extras.json                           and the stage's dead-letter queues
"""

from __future__ import annotations

import json
import re
import shutil
from string import Template
from typing import TYPE_CHECKING

from infra import deployed
from infra.builder import ROOT, VENDOR
from infra.stack import environment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SOURCES = ROOT / ".chalice"
_EXTRAS = ROOT / "infra" / "extras.json"


def lay_out(stage: str, outputs: Mapping[str, str], base_url: str) -> Path:
    """Make the copy afresh, but for the packages and states that Chalice keeps in it."""
    copy = project(stage)
    (copy / ".chalice").mkdir(parents=True, exist_ok=True)
    _copy_code(copy)
    _write_config(copy, stage, outputs, base_url)
    _write_policies(copy, stage)
    _write_extras(copy, outputs)
    _link_deployed(copy)
    return copy


def project(stage: str) -> Path:
    """The folder of the copy."""
    return ROOT / "build" / stage


def base_url(stage: str) -> str:
    """Where the stage is reached: as configured, or else the API's own URL; "" if not known yet."""
    configured = _config()["stages"].get(stage, {}).get("environment_variables", {})
    return str(configured.get("PUSHR_BASE_URL", "")) or deployed.api_url(stage)


def _config() -> dict[str, dict[str, dict[str, dict[str, str]]]]:
    config: dict[str, dict[str, dict[str, dict[str, str]]]]
    config = json.loads((_SOURCES / "config.json").read_text("utf-8"))
    return config


def _copy_code(copy: Path) -> None:
    shutil.rmtree(copy / "chalicelib", ignore_errors=True)
    shutil.copytree(
        ROOT / "chalicelib", copy / "chalicelib", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "app.py", copy)
    (copy / "requirements.txt").write_text("", "utf-8")
    _link(copy / "vendor", VENDOR)


def _write_config(copy: Path, stage: str, outputs: Mapping[str, str], base_url: str) -> None:
    config = _config()
    of_stage = config["stages"].setdefault(stage, {})
    of_stage["environment_variables"] = {
        **of_stage.get("environment_variables", {}),
        **environment(outputs),
        **({"PUSHR_BASE_URL": base_url} if base_url else {}),
    }
    _write(copy / ".chalice" / "config.json", json.dumps(config, indent=2))


def _write_policies(copy: Path, stage: str) -> None:
    for policy in _SOURCES.glob("policy-*.json"):
        text = re.sub(r"\bpushr-\*-", f"pushr-{stage}-", policy.read_text("utf-8"))
        _write(copy / ".chalice" / policy.name, text)


def _write_extras(copy: Path, outputs: Mapping[str, str]) -> None:
    text = Template(_EXTRAS.read_text("utf-8")).substitute(outputs)
    _write(copy / "extras.json", text)


def _link_deployed(copy: Path) -> None:
    deployed.FOLDER.mkdir(exist_ok=True)
    _link(copy / ".chalice" / "deployed", deployed.FOLDER)


def _link(link: Path, folder: Path) -> None:
    link.unlink(missing_ok=True)
    link.symlink_to(folder, target_is_directory=True)


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
