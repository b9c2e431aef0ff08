"""The API's front door: real HTTP requests, signed by oauthlib, through Chalice's own gateway."""

from __future__ import annotations

import base64
import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, fromstring

import pytest
from chalice.config import Config
from chalice.local import LocalGateway
from oauthlib.oauth1 import Client
from requests.models import RequestEncodingMixin

from chalicelib.model.application import Application
from tests.members import Member

HOST = "pushr.test"
PHOTOS = Path(__file__).parents[1] / "infra" / "seed" / "photos"


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    set_cookies: list[str] = field(default_factory=list)

    @property
    def rsp(self) -> Element:
        return fromstring(self.body)


class FlickrError(Exception):
    def __init__(self, code: int, message: str) -> None:
        super().__init__(code, message)
        self.code, self.message = code, message


@contextmanager
def fails(code: int, message: str | None = None):
    """The call in this block answers this error."""
    with pytest.raises(FlickrError) as caught:
        yield
    assert caught.value.code == code, caught.value
    assert message is None or caught.value.message == message


class Flickr:
    """``flickr(alice).photos.getInfo(photo_id=...)`` answers ``<rsp>``, or raises FlickrError."""

    def __init__(self, application: Application, member: Member | None = None) -> None:
        self.application, self.member = application, member

    def __call__(self, member: Member | None = None) -> Flickr:
        return Flickr(self.application, member)

    def __getattr__(self, name: str) -> Any:
        return _Method(self, "flickr." + name)

    @property
    def pushr(self) -> Any:
        return _Method(self, "pushr")

    def call(self, method: str, **arguments: Any) -> Element:
        answer = self.get("/services/rest/", {"method": method, **arguments})
        return _checked(answer)

    def json(self, method: str, **arguments: Any) -> Any:
        """The answer in format=json, also if it is an error."""
        asked = {"method": method, "format": "json", "nojsoncallback": 1, **arguments}
        return json.loads(self.get("/services/rest/", asked).body)

    def upload(self, photo: str | bytes = "chelsea.jpg", **arguments: Any) -> str:
        """Upload a photo; answers its id (or its ticket's)."""
        data = photo if isinstance(photo, bytes) else (PHOTOS / photo).read_bytes()
        answer = self.post_multipart("/services/upload/", _texts(arguments), {"photo": data})
        return _checked(answer)[0].text or ""

    def get(self, path: str, arguments: dict[str, Any]) -> Answer:
        """A signed GET with everything in the query."""
        query = urlencode(_texts(arguments))
        uri, headers, _ = self._client().sign(f"http://{HOST}{path}?{query}")
        return request("GET", uri.removeprefix(f"http://{HOST}"), headers)

    def post(self, path: str, arguments: dict[str, Any]) -> Answer:
        """A signed POST of a form."""
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode(_texts(arguments))
        _, headers, body = self._client().sign(f"http://{HOST}{path}", "POST", body, form)
        return request("POST", path, headers, body.encode())

    def post_multipart(
        self, path: str, fields: dict[str, str], files: dict[str, bytes] | None = None
    ) -> Answer:
        """A POST of a multipart form whose fields are signed, as Flickr's clients do it."""
        query = urlencode(fields)
        uri = f"http://{HOST}{path}?{query}"
        _, headers, _ = self._client().sign(uri, "POST")
        body, content_type = RequestEncodingMixin._encode_files(
            {name: ("file.jpg", data) for name, data in (files or {"": b""}).items()}, fields
        )
        return request("POST", path, {**headers, "Content-Type": content_type}, body)

    def _client(self) -> Client:
        token = self.member.token if self.member else None
        return Client(
            self.application.key,
            self.application.secret,
            token.token if token else None,
            token.secret if token else None,
        )


class _Method:
    def __init__(self, flickr: Flickr, name: str) -> None:
        self._flickr, self._name = flickr, name

    def __getattr__(self, part: str) -> _Method:
        return _Method(self._flickr, f"{self._name}.{part}")

    def __call__(self, **arguments: Any) -> Element:
        return self._flickr.call(self._name, **arguments)


def request(
    verb: str, path: str, headers: dict[str, str] | None = None, body: bytes = b""
) -> Answer:
    """Any request at all, through the gateway that stands for API Gateway."""
    from app import app

    gateway = LocalGateway(app, Config.create(lambda_timeout=29))
    lowered = {"host": HOST, **{k.lower(): str(v) for k, v in (headers or {}).items()}}
    found = gateway.handle_request(verb, path, lowered, body or None)
    data = found["body"]
    if found.get("isBase64Encoded"):
        data = base64.b64decode(data)
    cookies = found.get("multiValueHeaders", {}).get("Set-Cookie", [])
    return Answer(found["statusCode"], found["headers"], data, cookies)


def _checked(answer: Answer) -> Element:
    if answer.rsp.get("stat") == "ok":
        return answer.rsp
    error = answer.rsp[0]
    raise FlickrError(int(error.get("code", "")), error.get("msg", ""))


def _texts(arguments: dict[str, Any]) -> dict[str, str]:
    return {k.rstrip("_"): str(int(v) if isinstance(v, bool) else v) for k, v in arguments.items()}
