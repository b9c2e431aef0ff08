"""Certificates of an hour: an authority that nobody knows, and a server that it vouches for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING

import certifi
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bench.receiver import HOSTS

if TYPE_CHECKING:
    from pathlib import Path

_HOUR = timedelta(hours=1)


def make(folder: Path) -> tuple[Path, Path]:
    """Write the server's certificate with its key, and a bundle of whom to trust.

    The bundle has all the world's authorities, as in a Lambda, and ours.
    """
    ca_key, server_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    ca_name = _name("pushr bench authority")
    ca = (
        _builder(ca_name, ca_name, ca_key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(ca_key, hashes.SHA256())
    )
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(host)) for host in HOSTS])
    server = (
        _builder(_name("pushr bench receiver"), ca_name, server_key)
        .add_extension(names, critical=False)
        .sign(ca_key, hashes.SHA256())
    )
    served, trusted = folder / "server.pem", folder / "trusted.pem"
    served.write_bytes(_pem(server) + _key(server_key))
    trusted.write_bytes(certifi.contents().encode() + _pem(ca))
    return served, trusted


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _HOUR)
        .not_valid_after(now + _HOUR)
    )


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, common_name)])


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _key(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
