"""Opting in: an address that a person names is asked once, and hears more only after its yes.

The question has no word in it that is the person's own, so that nobody can write to strangers by
our hand.
"""

from __future__ import annotations

import secrets

from chalicelib.model.opt_in import OptIn, Said
from chalicelib.settings import settings
from chalicelib.store import mail, opt_ins, rates

QUESTIONS_A_DAY_MAX = 2  # to one address, whoever names it
PERSON_QUESTIONS_A_DAY_MAX = 5  # that one person has asked, of whatever addresses
_DAY = 86_400
_TOKEN_BYTES = 24

_SUBJECT = "May pushr write to you?"
_QUESTION = """\
A person of pushr, {base}/people/{nsid}/, wants this address to be told when one of
their subscriptions is paused or ends. Nothing of that kind is sent unless you say yes:

{link}

If you know nothing of it, do nothing. The question is forgotten in a week.
"""


def ask(nsid: str, address: str, now: float) -> None:
    """Ask an address, unless it has answered, or was asked today, or too often by others."""
    if not address or not mail.is_sent() or _is_done(nsid, address, now):
        return
    if _may_ask(nsid, address, now):
        question = OptIn(
            nsid=nsid, address=address, token=secrets.token_urlsafe(_TOKEN_BYTES), asked=int(now)
        )
        opt_ins.put(question)
        text = _QUESTION.format(base=settings().base_url, nsid=nsid, link=link(question))
        mail.send(address, _SUBJECT, text)


def about(token: str, now: float) -> OptIn | None:
    """What a mail's link is about, unless nobody answered in time."""
    found = opt_ins.by_token(token)
    return found if found and found.is_known(now) else None


def answer(token: str, said: Said, now: float) -> bool:
    """Say yes or no for an address; whether the link is about anything still."""
    found = about(token, now)
    if found:
        opt_ins.put(found.answered(said))
    return found is not None


def link(opt_in: OptIn) -> str:
    """Where to say yes or no, as often as one changes one's mind."""
    return f"{settings().base_url}/mail/{opt_in.token}"


def _is_done(nsid: str, address: str, now: float) -> bool:
    found = opt_ins.find(nsid, address)
    return found is not None and (found.said != "" or now < found.asked + _DAY)


def _may_ask(nsid: str, address: str, now: float) -> bool:
    limits = {
        f"asker:{nsid}": PERSON_QUESTIONS_A_DAY_MAX,
        f"asked:{mail.mailbox(address)}": QUESTIONS_A_DAY_MAX,
    }
    return all(rates.take(what, _DAY, limit, now) for what, limit in limits.items())
