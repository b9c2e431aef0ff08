"""The demo, beside a running local server: bob uploads a photo, alice's callback receives it.

    python -m infra.demo [--folder .local] [--times 1]

Ends with status 0 only if every photo arrived.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import flickrapi
import requests
from flickrapi.auth import FlickrAccessToken
from lxml import etree
from rich.console import Console
from rich.syntax import Syntax

if TYPE_CHECKING:
    from collections.abc import Sequence

PHOTO = Path(__file__).with_name("seed") / "photos" / "chelsea.jpg"
_PATIENCE_SECONDS = 15.0

console = Console(highlight=False, soft_wrap=True)


class DemoError(Exception):
    """The demo cannot go on; the message is for whoever runs it."""


@dataclass
class Subscriber:
    """An HTTP server on loopback that says yes to the hub and keeps what it is sent."""

    steps: Steps
    feeds: SimpleQueue[tuple[float, bytes]] = field(default_factory=SimpleQueue)

    def __post_init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def callback(self) -> str:
        """Where the hub shall push to."""
        return f"http://127.0.0.1:{self.server.server_port}/push?demo={time.time_ns()}"

    def wait_for(self, photo_id: str) -> tuple[float, bytes]:
        """When the feed with a photo came, and the feed. Raises DemoError if it does not come."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                came, feed = self.feeds.get(timeout=max(0, deadline - time.monotonic()))
            except Empty:
                message = f"photo {photo_id} did not arrive within {_PATIENCE_SECONDS:.0f} seconds"
                raise DemoError(message) from None
            if f"/photo/{photo_id}<".encode() in feed:
                return came, feed


@dataclass
class Steps:
    """Prints each step as it happens, with the milliseconds since the first."""

    began: float = field(default_factory=time.monotonic)

    def say(self, text: str) -> None:
        """Print a step."""
        passed = (time.monotonic() - self.began) * 1000
        console.print(f"[dim]{passed:7.0f} ms[/dim]  {text}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the demo; 0 if every photo arrived."""
    options = _options(arguments)
    try:
        waits = _run(_community(options.folder), options.times)
    except (DemoError, requests.ConnectionError, flickrapi.FlickrError) as error:
        reason = "no server answers: is `make run` running?"
        said = reason if isinstance(error, requests.ConnectionError) else str(error)
        print(f"demo: {said}", file=sys.stderr)
        return 1
    median = statistics.median(waits) * 1000
    console.print(
        f"\n[green]{len(waits)} of {options.times} photos arrived[/green]; "
        f"from upload answered to Atom received: median {median:.0f} ms"
    )
    return 0


def _run(community: dict[str, Any], times: int) -> list[float]:
    steps = Steps()
    subscriber = Subscriber(steps)
    alice, bob = (_client(community, name) for name in ("alice", "bob"))
    callback = subscriber.callback
    terms = {"topic": "contacts_photos", "callback": callback, "verify": "sync"}
    steps.say(f"alice subscribes to [b]contacts_photos[/b] with the callback {callback}")
    alice.push.subscribe(**terms, verify_token="demo")  # noqa: S106  (echoed, not secret)
    steps.say("subscribed")
    try:
        return [_upload(bob, subscriber, steps, show=n == times - 1) for n in range(times)]
    finally:
        alice.push.unsubscribe(**terms)
        steps.say("alice has unsubscribed")


def _upload(bob: Any, subscriber: Subscriber, steps: Steps, *, show: bool) -> float:
    steps.say(f"bob uploads {PHOTO.name} ({PHOTO.stat().st_size:,} bytes)")
    answer = bob.upload(filename=str(PHOTO), title="A cat for alice", tags="cat demo")
    answered = time.monotonic()
    photo_id = answer.findtext("photoid")
    steps.say(f"upload answered: photo {photo_id}")
    came, feed = subscriber.wait_for(photo_id)
    waited = came - answered
    steps.say(f"[green]the Atom feed arrived {waited * 1000:.0f} ms after the upload's answer[/]")
    if show:
        console.print(
            Syntax(_indented(feed), "xml", background_color="default", word_wrap=True),
            soft_wrap=False,
        )
    return waited


def _indented(feed: bytes) -> str:
    tree = etree.fromstring(feed, etree.XMLParser(resolve_entities=False, no_network=True))
    etree.indent(tree)
    return etree.tostring(tree, encoding="unicode")


def _client(community: dict[str, Any], name: str) -> Any:
    services = f"{community['base_url']}/services"

    class Client(flickrapi.FlickrAPI):
        REST_URL = f"{services}/rest/"
        UPLOAD_URL = f"{services}/upload/"

    user = community["users"][name]
    token = FlickrAccessToken(user["oauth_token"], user["oauth_token_secret"], user["perms"])
    return Client(community["api_key"], community["api_secret"], token=token, store_token=False)


def _handler(subscriber: Subscriber) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = parse_qs(urlsplit(self.path).query)
            mode = asked.get("mode", [""])[0]
            subscriber.steps.say(f"the hub asks the callback to confirm: {mode}")
            self._answer(asked.get("challenge", [""])[0].encode())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            subscriber.feeds.put((time.monotonic(), body))
            self._answer(b"")

        def _answer(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/octet-stream")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing: the steps do."""

    return Handler


def _community(folder: str) -> dict[str, Any]:
    path = Path(folder) / "demo.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        message = f"there is no {path}: start `make run` first"
        raise DemoError(message) from error
    return found


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.demo", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--folder", default=".local", help="where the server left demo.json")
    parser.add_argument("--times", type=int, default=1, help="how many photos (default: 1)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
