"""People for tests, each with a token by which the tests' application acts for them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from chalicelib.model.application import Application
from chalicelib.model.contact import Contact
from chalicelib.model.ids import new_secret
from chalicelib.model.person import Person
from chalicelib.model.token import Perms, Token
from chalicelib.store import applications, contacts, people, tokens
from tests.again import again


@dataclass(frozen=True, kw_only=True)
class Member:
    person: Person
    token: Token

    @property
    def nsid(self) -> str:
        return self.person.nsid


class Members:
    """Makes people."""

    def __init__(self) -> None:
        self.application = Application(key=new_secret(32), secret=new_secret(), title="tests")
        applications.add(self.application)
        self.added: set[str] = set()

    def add(self, username: str, perms: Perms = "delete", **profile: Any) -> Member:
        def make() -> Member:
            person = people.add(username, time.time(), **profile)
            return Member(person=person, token=self.token(person, perms))

        is_known = username in self.added  # the second of a name is refused, and not by us
        self.added.add(username)
        return (
            make()
            if is_known
            else again((self.application.key, username, perms, str(profile)), make)
        )

    def token(self, person: Person, perms: Perms) -> Token:
        made = Token(
            token=f"{new_secret()}-{new_secret()}",
            secret=new_secret(),
            nsid=person.nsid,
            api_key=self.application.key,
            perms=perms,
        )
        tokens.add(made)
        return made

    def with_perms(self, member: Member, perms: Perms) -> Member:
        return Member(person=member.person, token=self.token(member.person, perms))

    def follows(self, who: Member, whom: Member, **how: bool) -> None:
        contacts.add(Contact(owner=who.nsid, nsid=whom.nsid, **how))
