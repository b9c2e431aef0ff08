"""A client from before OAuth: it signs by api_sig, and shows an auth_token."""

from __future__ import annotations

import hashlib
import time
from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

import pytest
from requests.models import RequestEncodingMixin

from chalicelib.auth import consent
from chalicelib.model.application import Application
from chalicelib.model.person import Person
from chalicelib.model.token import Perms
from chalicelib.settings import settings
from tests.flickr import PHOTOS, Answer, FlickrError, request

REST = "/services/rest/"


class OldClient:
    """``OldClient(application, auth_token).call("flickr.test.login")`` answers ``<rsp>``."""

    def __init__(self, application: Application, auth_token: str = "") -> None:
        self.application, self.auth_token = application, auth_token
        self.shown = {"auth_token": auth_token} if auth_token else {}

    def signed(self, **arguments: Any) -> dict[str, str]:
        """All arguments with the signature over them, made as Flickr's page tells it."""
        texts = {name: str(value) for name, value in arguments.items()}
        signed = {"api_key": self.application.key, **self.shown, **texts}
        text = "".join(f"{name}{signed[name]}" for name in sorted(signed))
        api_sig = hashlib.md5(f"{self.application.secret}{text}".encode()).hexdigest()
        return {**signed, "api_sig": api_sig}

    def call(self, method: str, **arguments: Any) -> Element:
        """What a method answers. Raises FlickrError."""
        return self.send(self.signed(method=method, **arguments))

    def send(self, params: dict[str, str]) -> Element:
        """A call of exactly these parameters. Raises FlickrError."""
        return checked(request("GET", f"{REST}?{urlencode(params)}"))

    def upload(self, fields: dict[str, str]) -> Element:
        """An upload with exactly these fields. Raises FlickrError."""
        files = {"photo": ("cat.jpg", (PHOTOS / "chelsea.jpg").read_bytes())}
        body, content_type = RequestEncodingMixin._encode_files(files, fields)
        return checked(request("POST", "/services/upload/", {"Content-Type": content_type}, body))

    def page(self, **arguments: str) -> str:
        """The address to which it sends people."""
        return f"/services/auth/?{urlencode(self.signed(**arguments))}"


def checked(answer: Answer) -> Element:
    """An answer that is no error. Raises FlickrError."""
    if answer.rsp.get("stat") == "fail":
        [error] = answer.rsp
        raise FlickrError(int(error.get("code", "")), error.get("msg", ""))
    return answer.rsp


def acting_for(person: Person, application: Application, perms: Perms = "write") -> OldClient:
    """The application as a person's who agreed to it just now."""
    now = time.time()
    consent.give(person.nsid, application.key, perms, now)
    token = consent.old_token(person.nsid, application.key, perms, now)
    return OldClient(application, token.token)


@pytest.fixture
def old_auth_off(monkeypatch):
    """This service lets applications in by OAuth only."""
    monkeypatch.setenv("PUSHR_OLD_AUTH", "off")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()
