"""Starting and stopping: what a person at a terminal sees."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import PATIENCE_SECONDS, ROOT, Running, eventually, free_port, without_aws

PROCESSES = Path("/proc")
# Two seconds are promised; tests share their machine with other tests.
STOP_SECONDS = 2 * 3


@pytest.fixture
def fresh(tmp_path):
    """A server of this test's own, so that it may be stopped."""
    running = Running(free_port(), tmp_path)
    yield running
    running.stop()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_at_once_and_leaves_no_process(fresh, number):
    """Even while a worker waits for a callback that never answers."""
    alice = fresh.wait().client("alice")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(PATIENCE_SECONDS)
        callback = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        alice.push.subscribe(topic="my_photos", callback=callback, verify="async")
        asked, _ = silent.accept()

        os.killpg(fresh.process.pid, number)  # as a terminal does
        assert fresh.process.wait(STOP_SECONDS) == 0
        asked.close()

    with pytest.raises(ProcessLookupError):
        os.killpg(fresh.process.pid, 0)
    assert "Traceback" not in fresh.said


@pytest.mark.skipif(not PROCESSES.exists(), reason="only Linux tells when it began")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_at_once_while_it_is_starting(fresh, number):
    eventually(lambda: _says_what_it_does_at_signals(fresh.process.pid))

    os.killpg(fresh.process.pid, number)

    assert fresh.process.wait(STOP_SECONDS) == 0
    assert fresh.said == ""


def test_nobody_else_may_read_the_secrets(server):
    folder = server.folder / ".local"

    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


def test_nothing_secret_is_in_the_log(server):
    answer = server.call("alice", "flickr.test.login")
    assert answer["stat"] == "ok"

    demo = server.demo
    users = demo["users"].values()
    secrets = [demo["api_secret"], *(user["oauth_token_secret"] for user in users)]
    tokens = [user[kind] for user in users for kind in ("oauth_token", "auth_token")]
    assert not [secret for secret in (*secrets, *tokens) if secret in server.said]


def test_a_port_in_use_is_one_line_and_status_1(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = local(tmp_path, "--port", str(port))

    assert done.returncode == 1
    assert re.fullmatch(rf"pushr: .*127\.0\.0\.1:{port}.*\n", done.stderr)
    assert done.stdout == ""
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http"])
def test_a_port_that_is_none_is_an_error_of_use(tmp_path, port):
    done = local(tmp_path, f"--port={port}")

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith(f"argument --port: invalid port: '{port}'")


def test_what_it_says_to_try_works(server):
    [line] = [line for line in server.said.splitlines() if line.strip().startswith("curl")]
    address = line.partition("'")[2].rstrip("'")
    found = server.get(address.removeprefix(server.url))

    assert b'<topic name="contacts_photos"' in found.content


def local(folder, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "infra.local", *arguments],
        cwd=folder,
        env={**without_aws(), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )


def _says_what_it_does_at_signals(process: int) -> bool:
    status = (PROCESSES / str(process) / "status").read_text()
    caught = int(re.search(r"SigCgt:\s*(\w+)", status)[1], 16)
    return bool(caught >> (signal.SIGTERM - 1) & 1)
