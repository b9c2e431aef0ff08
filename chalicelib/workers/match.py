"""The door of the Photos table's stream: the outbox of everything that happens to photos.

A batch that raises is bisected by Lambda down to the record that does it, which is tried five
times and then handed to a dead-letter queue; so nothing is caught here.
"""

from __future__ import annotations

import time

from chalice import Blueprint
from chalice.app import DynamoDBEvent

from chalicelib.hub import match as stage
from chalicelib.media import sizes
from chalicelib.settings import settings
from chalicelib.store import stream

bp = Blueprint(__name__)


@bp.on_dynamodb_record(
    stream_arn=settings().photos_stream, batch_size=100, starting_position="TRIM_HORIZON"
)
def match(event: DynamoDBEvent) -> None:
    records = event.to_dict()["Records"]
    changes = list(stream.changes(records))
    sizes.order(changes)
    stage.match(changes, list(stream.faves(records)), time.time())
