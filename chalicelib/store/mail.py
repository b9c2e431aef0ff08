"""Mail, through SES; none is sent where no sender is set, and only so many to one address."""

from __future__ import annotations

import time

from botocore.exceptions import ClientError

from chalicelib.logs import log
from chalicelib.settings import settings
from chalicelib.store import rates
from chalicelib.store.aws import ses

MAILS_A_DAY_MAX = 10  # to one address, whoever causes them
_DAY = 86_400


def is_sent() -> bool:
    """Whether any mail is sent at all."""
    return bool(settings().mail_from)


def send(to: str, subject: str, body: str) -> None:
    """Send a mail. A mail that is not sent is logged: what it tells of has happened already."""
    if not is_sent():
        return
    if not rates.take(f"mail:{mailbox(to)}", _DAY, MAILS_A_DAY_MAX, time.time()):
        log().warning("mail withheld", reason="too many a day")
        return
    try:
        ses().send_email(
            Source=settings().mail_from,
            Destination={"ToAddresses": [to]},
            Message={"Subject": {"Data": subject}, "Body": {"Text": {"Data": body}}},
        )
    except ClientError as error:
        log().warning("mail refused", reason=error.response["Error"]["Code"])


def mailbox(address: str) -> str:
    """Whose address it is, for counting: many end up with one person (a@b, A@b, a+tag@b)."""
    local, _, domain = address.casefold().partition("@")
    return f"{local.partition('+')[0]}@{domain}"
