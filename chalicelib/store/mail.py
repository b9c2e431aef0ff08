"""Mail, through SES; none is sent where no sender is set."""

from __future__ import annotations

from botocore.exceptions import ClientError

from chalicelib.logs import log
from chalicelib.settings import settings
from chalicelib.store.aws import ses


def send(to: str, subject: str, body: str) -> None:
    """Send a mail. A mail that SES refuses is logged: what it tells of has happened already."""
    if not settings().mail_from:
        return
    try:
        ses().send_email(
            Source=settings().mail_from,
            Destination={"ToAddresses": [to]},
            Message={"Subject": {"Data": subject}, "Body": {"Text": {"Data": body}}},
        )
    except ClientError as error:
        log().warning("mail refused", reason=error.response["Error"]["Code"])
