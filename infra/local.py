"""pushr on a laptop: moto for AWS, the API and every worker, in one process.

    python -m infra.local [--host 127.0.0.1] [--port 8000] [--no-outlines]

Nothing is kept: when it stops, everything in it is gone. moto runs in this process, so that a
call of AWS is a call of a function; its server besides lets ``infra.admin`` and the AWS tools
look in, and S3's presigned addresses work.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import signal
import socket
import sys
import threading
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
from moto.server import ThreadedMotoServer

from infra import gateway, pump, quick_moto, stack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.model.shape import Shape
    from infra.seed import Community

STAGE = "local"
FOLDER = Path(".local")
_REGION = "us-east-1"
# What a client signs that was rerouted here by other means than its settings.
_FLICKR = "https://api.flickr.com,https://up.flickr.com,https://www.flickr.com"
_LOOPBACK = "127.0.0.0/8,::1/128"
_MOTO = {
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_DEFAULT_REGION": _REGION,
    "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",  # moto knows no endpoint of an account
}
_ANY = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}  # noqa: S104
_PORT_MAX = 65_535
_POLL_SECONDS = 0.1
_PAUSE_SECONDS = 0.0005  # for each outline, while others are served
_STOP_SECONDS = 0.7  # who is in the middle of something may end it; nothing is kept anyway

_WELCOME = """
pushr is at {base}   (Ctrl-C stops it and forgets everything)

  curl '{base}/services/rest?method=flickr.push.getTopics&api_key={key}'
  make demo      in another terminal: bob uploads a photo, alice's callback receives it

People, passwords, keys and tokens are in .local/demo.json.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until interrupted; 1 if the port is taken."""
    options = _options(arguments)
    _at_signals(sys.exit)  # while it starts there is nothing to finish
    try:
        _try_port(options.host, options.port)
    except OSError as error:
        where = f"{options.host}:{options.port}"
        print(f"pushr: cannot listen on {where}: {error.strerror}", file=sys.stderr)
        return 1
    # Never stopped: a worker's thread that outlives it would speak to the real AWS.
    quick_moto.start()
    _run(options.host, options.port, has_outlines=options.outlines)
    return 0


def _run(host: str, port: int, *, has_outlines: bool) -> None:
    base_url = f"http://{_ANY.get(host, host)}:{port}"
    environment = start_aws(base_url)
    # The doors read the environment when they are imported: not before it is there.
    from app import app  # noqa: PLC0415
    from infra import seed  # noqa: PLC0415
    from infra.world import carried  # noqa: PLC0415

    served = gateway.server(app, host, port)
    carried.publish()
    community = seed.community()
    source = pump.of(app, environment)
    source.drain()
    _write(community, base_url, environment)
    stop = threading.Event()
    _at_signals(stop.set)
    threads = source.start(stop)
    serving = threading.Thread(target=served.serve_forever, args=(_POLL_SECONDS,), daemon=True)
    serving.start()
    if has_outlines:
        threading.Thread(target=_keep_shapes, args=(stop,), daemon=True).start()
    print(_WELCOME.format(base=base_url, key=community.application.key), flush=True)
    stop.wait()
    served.shutdown()
    _join(threads)


def _keep_shapes(stop: threading.Event) -> None:
    """Beside everything else: moto takes some seconds to keep the world's outlines.

    Then they are published, with a little pause for each.
    """
    from chalicelib.shapes import dataset  # noqa: PLC0415
    from chalicelib.store import shapes  # noqa: PLC0415
    from infra.world import carried  # noqa: PLC0415

    def keep(some: list[Shape]) -> None:
        if not stop.is_set():
            shapes.put(some)

    carried.shapes(keep, stop.wait)
    if not stop.is_set():
        dataset.publish(time.time(), lambda _: stop.wait(_PAUSE_SECONDS))


def _at_signals(act: Callable[[], object]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: act())


def _join(threads: Sequence[threading.Thread]) -> None:
    """Let workers finish what they hold, but keep nobody waiting."""
    deadline = time.monotonic() + _STOP_SECONDS
    for thread in threads:
        thread.join(max(0, deadline - time.monotonic()))


def _try_port(host: str, port: int) -> None:
    """Raise OSError if somebody has the port already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        probe.listen()


def _write(community: Community, base_url: str, environment: dict[str, str]) -> None:
    """Leave word for the demo and for infra.admin; only this user may read the secrets."""
    FOLDER.mkdir(mode=0o700, exist_ok=True)
    for name, content in (
        ("demo.json", community.demo(base_url)),
        ("environment.json", environment),
    ):
        path = FOLDER / name
        path.touch(mode=0o600)
        path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")


def start_aws(base_url: str) -> dict[str, str]:
    """Start moto's server, apply the template; the environment that the Lambdas get."""
    os.environ |= _MOTO
    _quiet()
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    endpoint = "http://{}:{}".format(*server.get_host_and_port())
    outputs = stack.apply(boto3.client("cloudformation"), stack.name(STAGE), STAGE)
    environment = {
        **stack.environment(outputs),
        "PUSHR_BASE_URL": base_url,
        "PUSHR_SIGNATURE_URLS": _FLICKR,
        "PUSHR_ALLOWED_NETWORKS": _LOOPBACK,
        "PUSHR_HOST_VERIFICATIONS_A_MINUTE": "100000",  # every callback here is on one host
        "PUSHR_PERSON_VERIFICATIONS_A_MINUTE": "100000",
        "PUSHR_OFFERED_PEOPLE": "alice,bob,carol,dave",  # the seed's: there is nobody else yet
        **_limits(),
        "AWS_ENDPOINT_URL_S3": endpoint,  # presigned addresses must lead somewhere
    }
    os.environ |= environment
    return {**_MOTO, **environment, "AWS_ENDPOINT_URL": endpoint}


def _limits() -> dict[str, str]:
    """On one's own machine nobody needs to be held back, unless one wants to see it."""
    names = (f"PUSHR_{what}_AN_HOUR" for what in ("CALLS", "UPLOADS", "SUBSCRIPTIONS", "SIGNUPS"))
    return {name: os.environ.get(name, "1000000") for name in names}


def _quiet() -> None:
    """Moto's CloudFormation has no alarms; it need not say so of each of them."""
    logging.getLogger("moto").setLevel(logging.CRITICAL)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", module="moto.cloudformation")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.local", description="pushr on a laptop")
    parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
    parser.add_argument("--port", type=_port, default=os.environ.get("PORT", "8000"))
    parser.add_argument(
        "--no-outlines",
        dest="outlines",
        action="store_false",
        help="leave out the world's outlines, which take some seconds of a processor",
    )
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) <= _PORT_MAX:
        return int(text)
    raise argparse.ArgumentTypeError(f"invalid port: {text!r}")


if __name__ == "__main__":
    sys.exit(main())
