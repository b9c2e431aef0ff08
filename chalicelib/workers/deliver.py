"""The door of the deliveries queue: first attempts."""

from __future__ import annotations

import time

from chalice import Blueprint
from chalice.app import SQSEvent

from chalicelib.hub import deliver as stage
from chalicelib.model.delivery import Delivery
from chalicelib.settings import settings
from chalicelib.store import queues
from chalicelib.workers import messages

bp = Blueprint(__name__)


@bp.on_sqs_message(queue=queues.name(settings().deliveries_queue), batch_size=10)
def deliver(event: SQSEvent) -> messages.PartialResponse:
    return messages.together(
        event, Delivery.read, lambda deliveries: stage.first(deliveries, time.time())
    )
