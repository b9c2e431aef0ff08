"""Rules about the code itself that no linter knows."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
PRODUCT = sorted(HOUSE.glob("chalicelib/**/*.py"))
SOURCES = [HOUSE / "app.py", *PRODUCT, *sorted(HOUSE.glob("infra/**/*.py"))]
TESTS = sorted(p for p in HOUSE.glob("tests/**/*.py") if "node_modules" not in p.parts)
LINES_MAX = 400
NO_NOUNS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "core", "shared"}


def _id(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def test_the_roof_has_less_than_forty_lines():
    assert len((HOUSE / "app.py").read_text().splitlines()) < 40


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=_id)
def test_no_file_is_longer_than_one_reads(path: Path):
    assert len(path.read_text().splitlines()) <= LINES_MAX


@pytest.mark.parametrize("path", SOURCES, ids=_id)
def test_every_room_is_named_by_a_noun_of_the_product(path: Path):
    assert not NO_NOUNS & {path.stem, *path.relative_to(HOUSE).parts}
    assert not path.stem.endswith(("_manager", "_utils", "_helpers"))


@pytest.mark.parametrize("path", SOURCES, ids=_id)
def test_every_module_says_what_lives_there(path: Path):
    assert ast.get_docstring(ast.parse(path.read_text()))


@pytest.mark.parametrize("path", PRODUCT, ids=_id)
def test_the_environment_is_read_by_the_settings_only(path: Path):
    tree = ast.parse(path.read_text())
    read = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    ]
    assert bool(read) == (path.name == "settings.py")


@pytest.mark.parametrize("path", [p for p in PRODUCT if p.parent.name == "store"], ids=_id)
def test_keys_are_spelled_in_one_file_only(path: Path):
    """DynamoDB's own ``#name`` placeholders are no keys."""
    tree = ast.parse(path.read_text())
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    spelled = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]
    found = [text for text in spelled if "#" in text.lstrip("#") or text == "#"]
    assert bool(found) == (path.name == "keys.py") or path.name == "table.py"


def _modules(statement: str) -> set[str]:
    """What is loaded in a fresh interpreter after a statement."""
    script = f"import sys; {statement}; print(*sys.modules)"
    run = [sys.executable, "-c", script]
    # To be traced by coverage would take longer than to be loaded.
    untraced = {name: v for name, v in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run(run, check=True, capture_output=True, text=True, cwd=HOUSE, env=untraced)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "worker", [p.stem for p in PRODUCT if p.parent.name == "workers" and p.stem != "__init__"]
)
def test_a_worker_loads_neither_methods_nor_routes(worker):
    loaded = _modules(f"import chalicelib.workers.{worker}")
    assert f"chalicelib.workers.{worker}" in loaded
    assert not {"chalicelib.methods", "chalicelib.routes"} & loaded


def test_delivering_loads_no_imaging():
    assert not {"PIL", "chalicelib.media"} & _modules("import chalicelib.workers.deliver")


def test_finding_a_method_loads_no_other_namespace():
    loaded = _modules("from chalicelib.api import registry; registry.find('flickr.test.echo')")
    assert {name for name in loaded if name.startswith("chalicelib.methods.")} == {
        "chalicelib.methods.test"
    }


def test_the_api_starts_without_the_formats_that_few_ask_for():
    formats = {name for name in _modules("import app") if name.startswith("chalicelib.formats.")}
    assert not {f"chalicelib.formats.{name}" for name in ("php", "xmlrpc", "soap")} & formats


def test_the_api_starts_without_what_only_its_pages_need():
    """Nor what outlines take: a cold start is everybody's who calls."""
    pages = {"authlib", "joserfc", "cryptography", "jinja2", "argon2"}
    assert not {*pages, "numpy", "shapely"} & _modules("import app")
