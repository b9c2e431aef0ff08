"""The administrator's commands: accounts."""

from __future__ import annotations

import json

import pytest

from chalicelib.store import people
from infra import admin
from tests.conftest import ENVIRONMENT


@pytest.fixture
def run(tmp_path, capsys):
    """Does one command; answers what it printed."""
    (tmp_path / "environment.json").write_text(json.dumps(ENVIRONMENT))

    def command(*words: str):
        assert admin.main(["--folder", str(tmp_path), *words]) == 0
        return json.loads(capsys.readouterr().out)

    return command


def test_accounts_are_made_and_changed(run):
    made = run("person", "add", "erin", "--pro", "--admin")
    person = people.get(made["nsid"])
    assert (person.is_pro, person.is_admin) == (True, True)

    changed = run("person", "set", "erin", "--no-admin", "--originals", "contacts")
    assert changed.items() >= {"is_admin": False, "originals": "contacts", "is_pro": True}.items()
    person = people.get(made["nsid"])
    assert (person.is_pro, person.is_admin, person.originals) == (True, False, "contacts")


def test_an_account_that_is_not_changed_is_told(run):
    run("person", "add", "erin")
    assert run("person", "set", "erin")["is_admin"] is False
    assert people.by_username("erin").is_pro is False
