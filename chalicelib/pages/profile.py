"""The form in which people say who they are and what they prefer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from chalicelib.model.license import LICENSES
from chalicelib.model.person import Audience, Person
from chalicelib.model.refusals import Refusal
from chalicelib.model.visibility import Visibility

LINE_MAX, TEXT_MAX = 100, 2000

ORIGINALS: dict[Audience, str] = {
    "anyone": "anyone",
    "contacts": "my contacts",
    "family_friends": "my friends and family",
    "nobody": "nobody but me",
}
PRIVACY = {
    "public": "everybody",
    "friends_family": "my friends and family",
    "friends": "my friends",
    "family": "my family",
    "private": "nobody but me",
}
SAFETY = {"1": "safe", "2": "moderate", "3": "restricted"}
CONTENT = {"1": "photos", "2": "screenshots", "3": "art and other pictures"}
LICENSE = {str(each.number): each.name for each in LICENSES.values() if each.for_all}

_VISIBILITY = {
    "public": Visibility(),
    "friends_family": Visibility(is_public=False, is_friend=True, is_family=True),
    "friends": Visibility(is_public=False, is_friend=True),
    "family": Visibility(is_public=False, is_family=True),
    "private": Visibility(is_public=False),
}
_TOLD = {"realname": "Your real name", "location": "Where you are", "description": "About you"}

_Choice = TypeVar("_Choice", bound=str)


def fields(person: Person) -> dict[str, str]:
    """What the form holds at first."""
    return {
        "realname": person.realname,
        "location": person.location,
        "description": person.description,
        "path_alias": person.path_alias,
        "originals": person.originals,
        "opted_out": "1" if person.opted_out else "",
        "privacy": _privacy(person.privacy),
        "safety_level": str(person.safety_level),
        "content_type": str(person.content_type),
        "license": str(person.license),
    }


def read(given: Mapping[str, str], person: Person) -> Person:
    """The person as the form says, but for the path alias. Raises Refusal."""
    return replace(
        person,
        realname=_text(given, "realname", LINE_MAX),
        location=_text(given, "location", LINE_MAX),
        description=_text(given, "description", TEXT_MAX),
        originals=_choice(given, "originals", ORIGINALS),
        opted_out=given.get("opted_out") == "1",
        privacy=_visibility(_choice(given, "privacy", PRIVACY), person.privacy),
        safety_level=int(_choice(given, "safety_level", SAFETY)),
        content_type=int(_choice(given, "content_type", CONTENT)),
        license=int(_choice(given, "license", LICENSE)),
    )


def _text(given: Mapping[str, str], name: str, length_max: int) -> str:
    text = given.get(name, "").strip().replace("\r\n", "\n")  # forms are sent with CRLF
    if len(text) > length_max:
        raise Refusal(f"{_TOLD[name]}: at most {length_max} characters.")
    return text


def _choice(given: Mapping[str, str], name: str, choices: Mapping[_Choice, str]) -> _Choice:
    for choice in choices:
        if choice == given.get(name):
            return choice
    raise Refusal("One of the choices is none of those there are.")


def _visibility(privacy: str, was: Visibility) -> Visibility:
    """What is said by a choice; one that was there says no less than it did."""
    return was if privacy == _privacy(was) else _VISIBILITY[privacy]


def _privacy(visibility: Visibility) -> str:
    """Who sees a public photo is everybody, whatever else is set with it."""
    if visibility.is_public:
        return "public"
    return next(name for name, each in _VISIBILITY.items() if each == visibility)
