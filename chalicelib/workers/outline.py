"""The door of the outlines queue: places whose shapes are to be drawn."""

from __future__ import annotations

import time

from chalice import Blueprint
from chalice.app import SQSEvent

from chalicelib.settings import settings
from chalicelib.shapes import drawing
from chalicelib.store import queues
from chalicelib.workers import messages

bp = Blueprint(__name__)


@bp.on_sqs_message(queue=queues.name(settings().outlines_queue), batch_size=1)
def outline(event: SQSEvent) -> messages.PartialResponse:
    return messages.one_by_one(
        event, lambda message: drawing.draw_if_due(message["woe_id"], time.time())
    )
