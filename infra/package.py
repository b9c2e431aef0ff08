"""``python -m infra.package``: the CloudFormation template of the Lambdas and their zip.

Without a stage the package is made with placeholders, to look at; with one, of the stack's outputs.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from typing import TYPE_CHECKING

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from infra import archive, builder, interpreter, placeholders, stack, staging, vendor
from infra.command import run
from infra.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEFAULT_STAGE = "prod"


def package(stage: str, outputs: Mapping[str, str], base_url: str) -> archive.Archive:
    """Make ``build/<stage>/packaged/``: sam.json and deployment.zip, checked."""
    chalice = builder.chalice()
    project = staging.lay_out(stage, outputs, base_url)
    packaged = project / "packaged"
    shutil.rmtree(packaged, ignore_errors=True)
    run(
        [
            chalice,
            *("package", "--stage", stage, "--pkg-format", "cloudformation"),
            *("--merge-template", "extras.json", packaged.name),
        ],
        cwd=project,
        variables=_region(),
    )
    return archive.check(
        packaged / "deployment.zip",
        interpreter.version(str(builder.python())),
        vendor.requirements(builder.ROOT),
    )


def _region() -> dict[str, str]:
    """Chalice asks for a region even when it calls nobody."""
    return {"AWS_DEFAULT_REGION": boto3.Session().region_name or placeholders.REGION}


def _outputs(stage: str | None) -> dict[str, str]:
    if stage is None:
        return placeholders.outputs(DEFAULT_STAGE)
    return stack.outputs(boto3.client("cloudformation"), stack.name(stage))


def main(arguments: Sequence[str] | None = None) -> int:
    """Package and print one line."""
    parser = argparse.ArgumentParser(prog="python -m infra.package", description=__doc__)
    parser.add_argument("--stage", help="take the outputs of this stage's stack")
    stage: str | None = parser.parse_args(arguments).stage
    try:
        made = package(
            stage or DEFAULT_STAGE, _outputs(stage), staging.base_url(stage or DEFAULT_STAGE)
        )
    except (CommandError, BotoCoreError, ClientError) as error:
        print(f"package: {error}", file=sys.stderr)
        return error.exit_code if isinstance(error, CommandError) else 1
    print(made, "" if stage else "(placeholders instead of a stack's outputs: not to deploy)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
