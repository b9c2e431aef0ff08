"""The seed: a small community with real photos, so that a fresh server has something to show."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher

from chalicelib.auth import consent
from chalicelib.media import ingest
from chalicelib.model.application import Application
from chalicelib.model.contact import Contact
from chalicelib.model.ids import new_application_number, new_secret
from chalicelib.model.person import Person
from chalicelib.model.photo import Location
from chalicelib.model.tag import split
from chalicelib.model.token import Token
from chalicelib.model.upload import UploadTerms
from chalicelib.shapes import named
from chalicelib.store import applications, contacts, people
from chalicelib.store import photos as photos_store

PHOTOS = Path(__file__).with_name("seed") / "photos"
_PASSWORD_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of the community, with the tokens by which the demo's application acts for them."""

    person: Person
    token: Token
    old: Token
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Who was made, and the application that may act for all of them."""

    application: Application
    members: dict[str, Member]

    def demo(self, base_url: str) -> dict[str, object]:
        """What ``.local/demo.json`` holds."""
        return {
            "base_url": base_url,
            "api_key": self.application.key,
            "api_secret": self.application.secret,
            "users": {name: _user(member) for name, member in self.members.items()},
        }


_PEOPLE: dict[str, dict[str, Any]] = {
    "alice": {"is_pro": True, "realname": "Alice Example", "location": "Reykjavík, Iceland"},
    "bob": {"is_pro": True, "realname": "Bob Example", "path_alias": "bob"},
    "carol": {"is_pro": True, "realname": "Carol Example"},
    "dave": {"is_pro": False, "realname": "Dave Example"},
}
_FOLLOWS = {"alice": ("bob", "carol"), "bob": ("carol",), "dave": ("alice", "bob")}
_TAKEN = {  # where, as far as it is known
    "astronaut.jpg": (29.558, -95.089),
    "rocket.jpg": (28.562, -80.577),
}
_UPLOADS = {
    "astronaut.jpg": ("carol", "Eileen Collins", "nasa portrait astronaut"),
    "chelsea.jpg": ("bob", "Chelsea", "cat animal chelsea"),
    "coffee.jpg": ("bob", "Coffee", 'coffee "still life" cup'),
    "hubble_deep_field.jpg": ("carol", "Hubble deep field", "nasa hubble galaxy space"),
    "retina.jpg": ("dave", "Retina", "retina medicine eye"),
    "rocket.jpg": ("carol", "Falcon 9", "rocket launch spacex night"),
}


def community() -> Community:
    """Make the people, whom they follow, an application that all of them authorised, and photos."""
    now = time.time()
    passwords = {name: new_secret(_PASSWORD_DIGITS) for name in _PEOPLE}
    members = {
        name: people.add(name, now, hashed=_hashed(passwords[name]), **profile)
        for name, profile in _PEOPLE.items()
    }
    for owner, followed in _FOLLOWS.items():
        for name in followed:
            contacts.add(Contact(owner=members[owner].nsid, nsid=members[name].nsid))
    application = _application(members["alice"], now)
    _upload(members, now)
    return Community(
        application=application,
        members={
            name: _member(person, passwords[name], application, now)
            for name, person in members.items()
        },
    )


def photos() -> Iterator[Path]:
    """The files that the community uploaded."""
    return iter(sorted(PHOTOS.glob("*.jpg")))


def _application(owner: Person, now: float) -> Application:
    application = Application(
        key=new_secret(32),
        secret=new_secret(16),
        title="pushr demo",
        owner=owner.nsid,
        perms="delete",
        created=int(now),
        number=new_application_number(),
    )
    applications.add(application)
    return application


def _upload(members: dict[str, Person], now: float) -> None:
    for path in photos():
        name, title, tags = _UPLOADS[path.name]
        terms = UploadTerms(title=title, tags=tuple(split(tags)))
        photo = ingest.add(path.read_bytes(), terms, members[name], now)
        if path.name in _TAKEN:
            _place(photo.id, _TAKEN[path.name], now)


def _place(photo_id: str, at: tuple[float, float], now: float) -> None:
    location = Location(latitude=at[0], longitude=at[1])
    around = named.around(location)
    photos_store.change(photo_id, lambda photo: photo.placed(location, around, now))


def _hashed(password: str) -> str:
    """What nobody can guess needs no slow hash; it gets one when it is first signed in with."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(password)


def _member(person: Person, password: str, application: Application, now: float) -> Member:
    nsid, api_key, perms = person.nsid, application.key, application.perms
    consent.give(nsid, api_key, perms, now)
    return Member(
        person=person,
        token=consent.oauth_token(nsid, api_key, perms, now),
        old=consent.old_token(nsid, api_key, perms, now),
        password=password,
    )


def _user(member: Member) -> dict[str, object]:
    return {
        "nsid": member.person.nsid,
        "username": member.person.username,
        "password": member.password,
        "ispro": member.person.is_pro,
        "oauth_token": member.token.token,
        "oauth_token_secret": member.token.secret,
        "auth_token": member.old.token,
        "perms": member.token.perms,
    }
