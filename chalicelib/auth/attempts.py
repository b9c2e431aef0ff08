"""Attempts: how often passwords may be tried, and accounts made.

An attempt is counted before the password is looked at, so that many at once do not slip through,
and counted back if it was right. Names that nobody has are counted as all others are.
"""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from chalicelib.model.ids import fingerprint
from chalicelib.model.refusals import TooManyAttempts
from chalicelib.model.username import folded
from chalicelib.settings import settings
from chalicelib.store import rates

WINDOW_SECONDS = 15 * 60
HOUR_SECONDS = 3600
FOR_NAME = 10  # wrong ones in a window
FOR_ADDRESS = 50  # there may be a school behind it
_IPV6_PREFIX = 64  # what one household has


def count(username: str, address: str, now: float) -> None:
    """Count an attempt to be somebody, from an address. Raises TooManyAttempts."""
    for what, limit in ((_address(address), FOR_ADDRESS), (_name(username), FOR_NAME)):
        if not rates.take(what, WINDOW_SECONDS, limit, now):
            raise TooManyAttempts(_left(WINDOW_SECONDS, now))


def forgive(username: str, address: str, now: float) -> None:
    """Count an attempt back: it was right."""
    for what in (_address(address), _name(username)):
        rates.give_back(what, WINDOW_SECONDS, now)


def count_elsewhere(address: str, now: float) -> None:
    """Count a sign-in begun elsewhere, which we ask a provider for. Raises TooManyAttempts."""
    if not rates.take(f"elsewhere:{network(address)}", WINDOW_SECONDS, FOR_ADDRESS, now):
        raise TooManyAttempts(_left(WINDOW_SECONDS, now))


def count_sign_up(address: str, now: float) -> None:
    """Count an account that is to be made from an address. Raises TooManyAttempts."""
    limit = int(settings().signups_an_hour)
    if not rates.take(f"signups:{network(address)}", HOUR_SECONDS, limit, now):
        raise TooManyAttempts(_left(HOUR_SECONDS, now))


def _name(username: str) -> str:
    """What is typed for a name may be anything, a password too: only its fingerprint is kept."""
    return f"signins:{fingerprint(folded(username))}"


def _address(address: str) -> str:
    return f"signins:{network(address)}"


def network(address: str) -> str:
    """What stands for an address where it is counted."""
    try:
        ip = ip_address(address)
    except ValueError:
        return "unknown"
    return str(ip_network((ip, _IPV6_PREFIX), strict=False)) if ip.version > 4 else str(ip)  # noqa: PLR2004


def _left(seconds: int, now: float) -> int:
    return seconds - int(now) % seconds
