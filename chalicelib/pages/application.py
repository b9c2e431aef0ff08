"""The form in which people say what an application of theirs is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from chalicelib.model.application import Application
from chalicelib.model.refusals import Refusal
from chalicelib.model.token import Perms

TITLE_MAX, DESCRIPTION_MAX, CALLBACK_MAX = 100, 2000, 2000
PERMS: dict[Perms, str] = {
    "read": "look at photos",
    "write": "look, upload and change",
    "delete": "look, upload, change and delete",
}


def fields(application: Application) -> dict[str, str]:
    """What the form holds at first."""
    return {
        "title": application.title,
        "description": application.description,
        "callback": application.callback,
        "perms": application.perms,
    }


def read(given: Mapping[str, str], application: Application) -> Application:
    """The application as the form says. Raises Refusal."""
    return replace(
        application,
        title=_title(" ".join(given.get("title", "").split())),
        description=_description(given.get("description", "").strip().replace("\r\n", "\n")),
        callback=_callback(given.get("callback", "").strip()),
        perms=_perms(given.get("perms", "")),
    )


def _title(text: str) -> str:
    if not 0 < len(text) <= TITLE_MAX:
        raise Refusal(f"An application has a title of 1 to {TITLE_MAX} characters.")
    return text


def _description(text: str) -> str:
    if len(text) > DESCRIPTION_MAX:
        raise Refusal(f"A description has at most {DESCRIPTION_MAX} characters.")
    return text


def _callback(text: str) -> str:
    if text and not (len(text) <= CALLBACK_MAX and text.isprintable() and _is_url(text)):
        raise Refusal("A callback is a URL that begins with https:// or http://, or is left out.")
    return text


def _is_url(text: str) -> bool:
    if " " in text or "\\" in text:
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None


def _perms(text: str) -> Perms:
    for perms in PERMS:
        if perms == text:
            return perms
    raise Refusal("One of the choices is none of those there are.")
