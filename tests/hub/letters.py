"""Letters: the mails that come to an address, and what it answers by their links."""

from __future__ import annotations

import re
from typing import Any

from tests.browsing import Browser, Page


def link(mail: Any) -> str:
    """Where a mail leads."""
    [found] = re.findall(r"http://pushr\.test/mail/[\w-]+", mail.body)
    return found


def says(mail: Any, said: str) -> Page:
    """Press one of the buttons on the page to which a mail leads."""
    shown = Browser().get(link(mail))
    return shown.form(name="said").send(said=said).follow()
