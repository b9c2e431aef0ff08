"""pushr as a stranger starts it: the real local server, a process of its own in an empty folder."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import flickrapi
import pytest
import requests
from flickrapi.auth import FlickrAccessToken
from requests_oauthlib import OAuth1

ROOT = Path(__file__).parents[1]
PHOTOS = ROOT / "infra" / "seed" / "photos"
PATIENCE_SECONDS = 60.0  # nothing takes that long but on a machine that does much else

_BELOW_EPHEMERAL = range(20_000, 32_000)  # where no connection of somebody else's begins
# Nor is it traced by coverage: browsers would wait twice as long for what tests run here too.
_OURS = ("AWS_", "PUSHR_", "POWERTOOLS_", "COVERAGE_")

Found = TypeVar("Found")


@dataclass
class Running:
    """A server, and how to call it as one of its people."""

    port: int
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    has_outlines: bool = False

    def __post_init__(self) -> None:
        self.log = (self.folder / "log").open("wb")
        outlines = [] if self.has_outlines else ["--no-outlines"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "infra.local", "--port", str(self.port), *outlines],
            cwd=self.folder,
            env={**without_aws(), "PYTHONPATH": str(ROOT), **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def said(self) -> str:
        return (self.folder / "log").read_text("utf-8")

    @property
    def demo(self) -> dict[str, Any]:
        """What the server wrote for whoever wants to try it."""
        return json.loads((self.folder / ".local" / "demo.json").read_text("utf-8"))

    def wait(self) -> Running:
        """Return as soon as it answers."""
        eventually(self._answers)
        return self

    def _answers(self) -> bool:
        assert self.process.poll() is None, self.said
        try:
            return self.get("/").ok
        except requests.ConnectionError:
            return False

    def stop(self) -> None:
        """End it and whatever it left; a second time does nothing."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()

    def client(self, name: str, **options: Any) -> Any:
        """The unmodified flickrapi, acting for one of the community; only its addresses are set."""
        services = f"{self.url}/services"

        class Client(flickrapi.FlickrAPI):
            REST_URL = f"{services}/rest/"
            UPLOAD_URL = f"{services}/upload/"
            REPLACE_URL = f"{services}/replace/"

        user = self.demo["users"][name]
        token = FlickrAccessToken(user["oauth_token"], user["oauth_token_secret"], user["perms"])
        return Client(
            self.demo["api_key"],
            self.demo["api_secret"],
            token=token,
            store_token=False,
            timeout=PATIENCE_SECONDS,
            **options,
        )

    def signature(self, name: str) -> OAuth1:
        """Signs what requests sends, for one of the community."""
        demo, user = self.demo, self.demo["users"][name]
        return OAuth1(
            demo["api_key"], demo["api_secret"], user["oauth_token"], user["oauth_token_secret"]
        )

    def get(self, path: str, asked: dict[str, str] | None = None, **how: Any) -> requests.Response:
        """What anybody gets."""
        return requests.get(self.url + path, params=asked, timeout=PATIENCE_SECONDS, **how)

    def call(self, name: str, method: str, **arguments: Any) -> dict[str, Any]:
        """Any method at all, signed; answers its JSON."""
        asked = {"method": method, "format": "json", "nojsoncallback": "1", **arguments}
        return self.get("/services/rest", asked, auth=self.signature(name)).json()


_SHARED = pytest.StashKey[Running]()


@pytest.fixture(scope="session")
def server(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    """The server that all tests of this process share, whichever folder they stand in."""
    if _SHARED not in pytestconfig.stash:
        pytestconfig.stash[_SHARED] = Running(free_port(), tmp_path_factory.mktemp("pushr"))
    running = pytestconfig.stash[_SHARED]
    try:
        yield running.wait()
    finally:
        running.stop()


def eventually(look: Callable[[], Found]) -> Found:
    """What ``look`` finds, as soon as it finds anything."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (found := look()):
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)
    return found


def free_port() -> int:
    """A port that nobody listens on, out of those that the kernel gives to nobody unasked."""
    while True:
        port = random.choice(_BELOW_EPHEMERAL)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


def without_aws() -> dict[str, str]:
    """The environment of a stranger: none of what the tests of this process need."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
