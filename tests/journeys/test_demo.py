"""The demo beside a running server, and without one."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from tests.running import PATIENCE_SECONDS, ROOT, free_port, without_aws

pytestmark = pytest.mark.xdist_group("server")


def test_a_photo_uploaded_here_is_pushed_there(server):
    done = demo(server.folder, "--times", "2")

    assert done.returncode == 0, done.stderr
    steps = [line for line in done.stdout.splitlines() if re.match(r" *\d+ ms  ", line)]
    uploads = [line for line in steps if "bob uploads chelsea.jpg" in line]
    arrived = [line for line in steps if re.search(r"arrived \d+ ms after", line)]
    assert len(uploads) == len(arrived) == 2
    assert "<title>A cat for alice</title>" in done.stdout
    assert "</feed>" in done.stdout
    assert "2 of 2 photos arrived" in done.stdout
    assert done.stderr == ""


def test_the_demo_leaves_no_subscription(server):
    demo(server.folder)

    listed = server.call("alice", "flickr.push.getSubscriptions")["subscriptions"]["subscription"]
    assert not [each for each in listed if "demo=" in each["callback"]]


def test_without_a_server_it_says_what_to_start(tmp_path):
    done = demo(tmp_path)

    assert done.returncode == 1
    assert re.fullmatch(r"demo: .*make run.*\n", done.stderr)
    assert done.stdout == ""


def test_after_the_server_stopped_it_says_what_to_start(server, tmp_path):
    gone = {**server.demo, "base_url": f"http://127.0.0.1:{free_port()}"}
    done = demo(_left_by(gone, tmp_path))

    assert done.returncode == 1
    assert re.fullmatch(r"demo: .*make run.*\n", done.stderr)


def test_it_fails_with_the_words_of_the_api(server, tmp_path):
    users = server.demo["users"]
    dave = {**server.demo, "users": {**users, "alice": users["dave"]}}
    done = demo(_left_by(dave, tmp_path))

    assert done.returncode == 1
    assert re.fullmatch(r"demo: .*only to pro accounts\n", done.stderr)


def demo(folder, *arguments):
    """Run it in a folder, as where the server was started."""
    return subprocess.run(
        [sys.executable, "-m", "infra.demo", *arguments],
        cwd=folder,
        env={**without_aws(), "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )


def _left_by(community, folder):
    (folder / ".local").mkdir()
    (folder / ".local" / "demo.json").write_text(json.dumps(community), "utf-8")
    return folder
