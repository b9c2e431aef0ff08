"""The door of the uploads queue: uploads that become photos later."""

from __future__ import annotations

import time

from chalice import Blueprint
from chalice.app import SQSEvent

from chalicelib.media import ingest as stage
from chalicelib.settings import settings
from chalicelib.store import queues
from chalicelib.workers import messages

bp = Blueprint(__name__)


@bp.on_sqs_message(queue=queues.name(settings().uploads_queue), batch_size=1)
def ingest(event: SQSEvent) -> messages.PartialResponse:
    return messages.one_by_one(
        event, lambda message: stage.finish(message["ticket_id"], time.time())
    )
