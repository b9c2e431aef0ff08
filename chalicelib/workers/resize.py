"""The door of the resizes queue: photos whose sizes are not made yet."""

from __future__ import annotations

import time

from chalice import Blueprint
from chalice.app import SQSEvent

from chalicelib.media import sizes
from chalicelib.settings import settings
from chalicelib.store import queues
from chalicelib.workers import messages

bp = Blueprint(__name__)


@bp.on_sqs_message(queue=queues.name(settings().resizes_queue), batch_size=1)
def resize(event: SQSEvent) -> messages.PartialResponse:
    return messages.one_by_one(event, lambda message: sizes.make(message["photo_id"], time.time()))
