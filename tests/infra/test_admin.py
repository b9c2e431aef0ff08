"""The administrator's commands: accounts, applications, tokens."""

from __future__ import annotations

import json
import re

import pytest

from chalicelib.auth import consent
from chalicelib.store import applications, institutions, people, tokens
from infra import admin
from tests.auth.oldclient import OldClient
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


def test_an_account_becomes_an_institution_and_is_none_again(run):
    made = run("person", "add", "museum")
    assert run("person", "set", "museum", "--commons")["is_commons"] is True
    assert [each.person.nsid for each in institutions.every()] == [made["nsid"]]
    assert run("person", "set", "museum", "--no-commons")["is_commons"] is False
    assert institutions.every() == []


def test_an_account_that_is_not_changed_is_told(run):
    run("person", "add", "erin")
    assert run("person", "set", "erin")["is_admin"] is False
    assert people.by_username("erin").is_pro is False


def test_applications_and_what_people_let_them_do_are_made(run):
    run("person", "add", "erin")
    made = run("app", "add", "My map", "--owner", "erin")
    application = applications.by_number(made["number"])
    assert (application.key, application.secret) == (made["api_key"], made["api_secret"])
    assert re.fullmatch("7215[0-9]{13}", application.number)

    granted = run("token", "add", "--user", "erin", "--key", application.key, "--perms", "write")
    token = tokens.get(granted["oauth_token"], application.key)
    assert (token.secret, token.perms) == (granted["oauth_token_secret"], "write")
    nsid = people.by_username("erin").nsid
    assert consent.given(nsid, application.key, "write")

    old = run("token", "add", "--user", "erin", "--key", application.key, "--old")
    signed = OldClient(application, old["auth_token"]).call("flickr.test.login")
    assert signed.find("user").get("id") == nsid
