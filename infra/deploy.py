"""``python -m infra.deploy``: bring a stage up, or up to date.

The stack, the package, the Lambdas and their API by ``chalice deploy``, then the settings of the
event source mappings that Chalice does not know. Everything may be repeated.
"""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from infra import builder, deployed, functions, mappings, stack, staging
from infra.command import run
from infra.errors import CommandError
from infra.package import DEFAULT_STAGE, package

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def deploy(stage: str, base_url: str) -> str:
    """All steps in their order; answers where the stage is reached."""
    builder.chalice()  # a machine without the interpreter stops here, before anything is changed
    outputs = _apply_stack(stage)
    url = base_url or staging.base_url(stage)
    print("package:", package(stage, outputs, url))
    _chalice_deploy(stage, outputs, url)
    if not url:
        url = _tell_base_url(stage)
    _apply_mappings(stage)
    return url


def _apply_stack(stage: str) -> dict[str, str]:
    name = stack.name(stage)
    print(f"stack: {name} ...", flush=True)
    outputs = stack.apply(boto3.client("cloudformation"), name, stage)
    print(f"stack: {name} is ready")
    return outputs


def _chalice_deploy(stage: str, outputs: Mapping[str, str], url: str) -> None:
    print(f"chalice deploy: base URL {url or 'not known yet'} ...", flush=True)
    project = staging.lay_out(stage, outputs, url)
    run([builder.chalice(), "deploy", "--stage", stage], cwd=project)
    print(f"chalice deploy: done, the API is {deployed.api_url(stage)}")


def _tell_base_url(stage: str) -> str:
    """Only now has the API a URL, and the workers write it into every feed."""
    url, arns = staging.base_url(stage), deployed.functions(stage)
    functions.tell(boto3.client("lambda"), arns, {"PUSHR_BASE_URL": url})
    print(f"base URL: {url} told to {len(arns)} Lambdas")
    return url


def _apply_mappings(stage: str) -> None:
    wanted = mappings.settings(staging.project(stage) / "extras.json")
    mappings.apply(boto3.client("lambda"), deployed.mappings(stage), wanted)
    print(f"event source mappings: set for {', '.join(wanted)}")


def _stage(text: str) -> str:
    if not re.fullmatch("[a-z][a-z0-9]*", text):
        raise argparse.ArgumentTypeError("a stage is lower-case letters and digits")
    return text


def _url(text: str) -> str:
    if not re.fullmatch(r"https?://[^/\s?#]+(/[^\s?#]*)?", text):
        raise argparse.ArgumentTypeError("a base URL looks like https://photos.example.org")
    return text.rstrip("/")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m infra.deploy", description=__doc__)
    parser.add_argument("--stage", type=_stage, default=DEFAULT_STAGE, help="default: %(default)s")
    parser.add_argument(
        "--base-url",
        type=_url,
        help="where people reach the service (default: PUSHR_BASE_URL of the stage in "
        ".chalice/config.json, or else the API's own URL)",
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Deploy, a line a step; one line if it fails."""
    given = _parser().parse_args(arguments)
    try:
        url = deploy(given.stage, given.base_url or "")
    except (CommandError, BotoCoreError, ClientError) as error:
        print(f"deploy: {error}", file=sys.stderr)
        return error.exit_code if isinstance(error, CommandError) else 1
    print(f"deployed: {url}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
