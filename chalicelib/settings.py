"""The environment of a Lambda, read once."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One field for each ``PUSHR_<FIELD>`` variable; all are text in the environment.

    Those without a default are the outputs of ``infra/template.yaml`` and have the outputs' names.
    """

    photos_table: str = ""
    photos_stream: str = ""
    people_table: str = ""
    hub_table: str = ""
    index_table: str = ""
    photos_bucket: str = ""
    shapes_bucket: str = ""
    fanout_queue: str = ""
    verifications_queue: str = ""
    deliveries_queue: str = ""
    retries_queue: str = ""
    uploads_queue: str = ""
    resizes_queue: str = ""
    outlines_queue: str = ""

    base_url: str = "http://127.0.0.1:8000"
    """Where people and programs reach this service, without a slash at the end."""

    signature_urls: str = ""
    """Further base URLs, comma-separated, over which a client may have computed its signature."""

    allowed_networks: str = ""
    """Networks in CIDR notation, comma-separated, that callbacks may be in although not public."""

    ca_bundle: str = ""
    """A file of the authorities that callbacks' certificates may be of; without it certifi's."""

    mail_from: str = ""
    """Whose mails tell of subscriptions paused or ended; none are sent without it."""

    host_verifications_a_minute: str = "60"
    """How often callbacks at one host are asked at strangers' wish before it is left alone."""

    person_verifications_a_minute: str = "30"
    """How often one person may have callbacks asked: a victim may go by ever so many names."""

    calls_an_hour: str = "3600"
    """How often an application may call the API; uploads and subscriptions count apart."""
    uploads_an_hour: str = "1000"
    subscriptions_an_hour: str = "600"

    signups_an_hour: str = "20"
    """How many accounts may be made from one address."""

    sign_up: str = "on"
    """Whether people may make accounts themselves; anything but "on" is no."""

    old_auth: str = "on"
    """Whether calls signed by ``api_sig`` and frobs are taken; anything but "on" is no."""

    oidc_issuer: str = ""
    """The OpenID provider that people may sign in by, as its issuer URL; none without it."""
    oidc_client_id: str = ""
    oidc_title: str = "OpenID"
    """What it is called: the button that leads there says so."""

    offered_people: str = ""
    """Usernames, comma-separated, of those whom the explorer's forms offer to everybody."""

    shapes_license: str = "CC0-1.0"
    """The SPDX identifier of the license that outlines are published under."""

    upload_bytes_max: str = str(200 * 1024 * 1024)  # Flickr's limit for a photo
    free_bytes_monthly: str = str(300 * 1024 * 1024)  # what a free account had

    @property
    def origins(self) -> tuple[str, ...]:
        """Every base URL a signature may be over, our own first."""
        return (self.base_url, *_listed(self.signature_urls))

    @property
    def sign_up_is_open(self) -> bool:
        """Whether people may make accounts themselves."""
        return self.sign_up == "on"

    @property
    def old_auth_is_on(self) -> bool:
        """Whether the way to sign in from before OAuth is open."""
        return self.old_auth == "on"

    @property
    def is_https(self) -> bool:
        """Whether people reach this service over TLS."""
        return self.base_url.startswith("https:")

    @property
    def offered(self) -> tuple[str, ...]:
        """The usernames of those whom the explorer offers to everybody."""
        return _listed(self.offered_people)

    @property
    def networks(self) -> tuple[str, ...]:
        """The networks that callbacks may be in although they are not public."""
        return _listed(self.allowed_networks)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


@cache
def settings() -> Settings:
    """The settings of this process."""
    given = {f.name: os.environ.get(f"PUSHR_{f.name.upper()}") for f in fields(Settings)}
    return Settings(**{name: value for name, value in given.items() if value is not None})
