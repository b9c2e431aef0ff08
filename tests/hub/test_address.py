"""Which addresses may be called: only those of the public internet, and those that are allowed."""

from __future__ import annotations

import pytest

from chalicelib.hub.address import may_be_called

REFUSED = """
0.0.0.0 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 169.254.169.254 169.254.170.2
172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.7
203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.1.2.3 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1
64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1 100::1 2001::1 2001:10::1 2001:20::1
2001:db8::1 2002:7f00:1:: 2002:a9fe:a9fe:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1
fe80::1%eth0 2606:4700::1%1 fec0::1 ff02::1 localhost 127.1 2130706433 0x7f000001
""".split()

ALLOWED = """
1.1.1.1 8.8.8.8 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.167.1.1 198.20.0.1
223.255.255.1 ::ffff:8.8.8.8 2606:4700:4700::1111 2a00:1450:4001:830::200e
""".split()


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_not_public_is_refused(nothing_allowed, address):
    assert not may_be_called(address)


@pytest.mark.parametrize("address", ALLOWED)
def test_what_is_public_is_allowed(nothing_allowed, address):
    assert may_be_called(address)


def test_a_network_of_the_settings_is_allowed_besides():
    assert may_be_called("127.0.0.1")
    assert may_be_called("::ffff:127.0.0.1")
    assert not may_be_called("10.0.0.1")
