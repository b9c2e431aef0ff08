"""Certificates of an hour, and the authority that the tests' hub trusts beside the world's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import certifi
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

_HOUR = timedelta(hours=1)


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, common)])


@dataclass
class Authority:
    """Vouches for whom it is told to."""

    folder: Path
    name: x509.Name = field(default_factory=lambda: _name("pushr tests authority"))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    @property
    def bundle(self) -> Path:
        """A file of whom to trust."""
        return self.folder / "trusted.pem"

    def establish(self) -> Authority:
        own = self._certificate(self.name, self.key, datetime.now(UTC), "")
        pem = own.public_bytes(serialization.Encoding.PEM)
        self.bundle.write_bytes(certifi.contents().encode() + pem)
        return self

    def server(self, name: str, *, hours_ago: int = 0, subject: str = "server") -> Path:
        """A file with the certificate and the key of a host of this name; none, if it is empty."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = datetime.now(UTC) - hours_ago * _HOUR
        certificate = self._certificate(_name(subject), key, made, name)
        path = self.folder / f"{certificate.serial_number}.pem"
        path.write_bytes(
            certificate.public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        return path

    def _certificate(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, made: datetime, name: str
    ) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(made - _HOUR)
            .not_valid_after(made + _HOUR)
        )
        if subject == self.name:
            of_authority = x509.BasicConstraints(ca=True, path_length=0)
            builder = builder.add_extension(of_authority, critical=True)
        elif name:
            names = x509.SubjectAlternativeName([_general(name)])
            builder = builder.add_extension(names, critical=False)
        return builder.sign(self.key, hashes.SHA256())


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)
