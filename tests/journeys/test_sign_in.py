"""Signing in to the local server, by passwords it wrote down and by one an administrator set."""

from __future__ import annotations

import subprocess
import sys

import pytest
import requests
from lxml import html

from tests.passwords import PASSWORD
from tests.running import PATIENCE_SECONDS, ROOT, without_aws


def sign_in(server, username: str, password: str) -> requests.Response:
    """What a browser shows after the form was sent."""
    browser = requests.Session()
    page = browser.get(f"{server.url}/signin", timeout=PATIENCE_SECONDS)
    [csrf] = html.fromstring(page.content).xpath("//main//input[@name='csrf']/@value")
    sent = {"csrf": csrf, "username": username, "password": password}
    return browser.post(f"{server.url}/signin", sent, timeout=PATIENCE_SECONDS)


def admin(server, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "infra.admin", *words],
        cwd=server.folder,
        env={**without_aws(), "PYTHONPATH": str(ROOT)},
        input=typed,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


@pytest.mark.parametrize("name", ["alice", "bob", "carol", "dave"])
def test_the_people_of_a_fresh_server_sign_in_with_what_is_written_down(server, name):
    password = server.demo["users"][name]["password"]
    answer = sign_in(server, name, password)
    assert answer.url == f"{server.url}/account"
    assert server.demo["users"][name]["nsid"] in answer.text
    assert password not in server.said


def test_an_administrator_sets_a_password(server):
    assert admin(server, "person", "add", "frida").returncode == 0
    assert sign_in(server, "frida", PASSWORD).status_code == 403

    set_ = admin(server, "person", "password", "frida", typed=f"{PASSWORD}\n")
    assert (set_.returncode, PASSWORD in set_.stdout + set_.stderr) == (0, False)
    assert sign_in(server, "frida", PASSWORD).url == f"{server.url}/account"

    bad = admin(server, "person", "password", "frida", typed="short\n")
    assert (bad.returncode, bad.stderr) == (1, "admin: A password has at least 10 characters.\n")
