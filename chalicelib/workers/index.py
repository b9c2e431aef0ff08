"""The other door of the Photos table's stream: what photos are found by.

As with match, what raises is bisected by Lambda down to the record that does it.
"""

from __future__ import annotations

from chalice import Blueprint
from chalice.app import DynamoDBEvent

from chalicelib.search import index as stage
from chalicelib.settings import settings
from chalicelib.store import stream

bp = Blueprint(__name__)


@bp.on_dynamodb_record(
    stream_arn=settings().photos_stream, batch_size=100, starting_position="TRIM_HORIZON"
)
def index(event: DynamoDBEvent) -> None:
    stage.index(stream.changes(event.to_dict()["Records"]))
