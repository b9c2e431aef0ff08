"""The door of the verifications queue: callbacks that are asked whether they want it."""

from __future__ import annotations

import time

from chalice import Blueprint
from chalice.app import SQSEvent

from chalicelib.hub import verify as stage
from chalicelib.settings import settings
from chalicelib.store import queues
from chalicelib.workers import messages

bp = Blueprint(__name__)


@bp.on_sqs_message(queue=queues.name(settings().verifications_queue), batch_size=10)
def verify(event: SQSEvent) -> messages.PartialResponse:
    return messages.together(
        event, stage.Question.read, lambda asked: stage.verify(asked, time.time())
    )
