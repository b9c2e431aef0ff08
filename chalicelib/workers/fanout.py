"""The door of the fanout queue: news with more listeners than one page."""

from __future__ import annotations

import time

from chalice import Blueprint
from chalice.app import SQSEvent

from chalicelib.hub import match
from chalicelib.settings import settings
from chalicelib.store import queues
from chalicelib.workers import messages

bp = Blueprint(__name__)


@bp.on_sqs_message(queue=queues.name(settings().fanout_queue), batch_size=1)
def fanout(event: SQSEvent) -> messages.PartialResponse:
    return messages.one_by_one(
        event, lambda message: match.fanout(match.Fanout.read(message), time.time())
    )
