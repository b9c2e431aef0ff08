"""The deployed Lambdas: what each is told besides what ``chalice deploy`` tells them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from types_boto3_lambda import LambdaClient


def tell(client: LambdaClient, arns: Iterable[str], variables: Mapping[str, str]) -> None:
    """Add variables to each Lambda's environment; its code is not uploaded again for that."""
    settled = client.get_waiter("function_updated_v2")
    for arn in arns:
        settled.wait(FunctionName=arn)  # AWS refuses one change while it makes another
        known = client.get_function_configuration(FunctionName=arn)["Environment"]["Variables"]
        client.update_function_configuration(
            FunctionName=arn, Environment={"Variables": {**known, **variables}}
        )
