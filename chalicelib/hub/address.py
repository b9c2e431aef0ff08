"""Addresses that a callback may not be at: everything that is not the public internet.

Only what the socket really connects to is judged. A name, and the many spellings of a number
that resolvers take (127.1, 0x7f000001, 2130706433), say nothing until they are resolved, and a
name may resolve differently the next time. ``ipaddress``'s own is_global is no guard: it holds
6to4, NAT64 and multicast addresses to be global.
"""

from __future__ import annotations

import socket
from functools import cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from urllib.parse import urlsplit

from chalicelib.settings import settings

Networks = tuple[IPv4Network | IPv6Network, ...]

# RFC 6890 and its registries, with 100.100.100.200 (a metadata service) inside 100.64.0.0/10.
_REFUSED: Networks = tuple(
    map(
        ip_network,
        [
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "::ffff:0:0:0/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/32",
            "2001:10::/28",
            "2001:20::/28",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
        ],
    )
)


def may_be_called(address: str) -> bool:
    """Whether a callback may be at this very address, as the socket was given it."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        if ip.scope_id:
            return False
        ip = ip.ipv4_mapped or ip
    return _is_in(ip, _allowed(settings().networks)) or not _is_in(ip, _REFUSED)


def host(url: str) -> str:
    """The host of a URL, spelled in one way: a limit for a host is one for all its spellings."""
    name = (urlsplit(url).hostname or "").rstrip(".")
    try:
        return socket.inet_ntoa(socket.inet_aton(name))  # it knows 127.1, 0x7f000001 and 0177.1
    except (OSError, UnicodeEncodeError):
        pass
    try:
        return ip_address(name).compressed
    except ValueError:
        return name


@cache
def _allowed(listed: tuple[str, ...]) -> Networks:
    return tuple(map(ip_network, listed))


def _is_in(ip: IPv4Address | IPv6Address, networks: Networks) -> bool:
    return any(ip in network for network in networks)
