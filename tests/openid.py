"""A provider of OpenID Connect on loopback, which says whatever a test wants it to say."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

CLIENT = "pushr-tests"
SUB = "248289761001"
RSA = RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"})
EC = ECKey.generate_key("P-256", {"kid": "ec", "use": "sig"})
STRANGE = RSAKey.generate_key(2048, {"kid": "rsa"})


def claims(issuer: str, nonce: str, others: dict[str, Any] | None = None) -> dict[str, Any]:
    """What an ID token says; a claim of None is left out."""
    now = int(time.time())
    usual = {"iss": issuer, "aud": CLIENT, "sub": SUB, "nonce": nonce}
    said = usual | {"iat": now, "exp": now + 600} | (others or {})
    return {name: value for name, value in said.items() if value is not None}


def signed(said: dict[str, Any], alg: str = "RS256", key: Any = RSA, kid: str | None = None) -> str:
    """An ID token."""
    header = {"alg": alg, "kid": kid or key.kid}
    return jwt.encode(header, said, key, algorithms=[alg])


@dataclass
class Provider:
    """It knows what it was asked, and checks the code's redemption as a real one does."""

    asked: dict[str, str] = field(default_factory=dict)
    """What the browser brought it."""
    said: dict[str, Any] = field(default_factory=dict)
    """What its ID token says besides, or instead."""
    discovery: dict[str, Any] = field(default_factory=dict)
    """What it says of itself besides, or instead."""
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    """What it answers at a path, instead."""
    userinfo: dict[str, Any] | None = None
    alg: str = "RS256"
    requests: list[str] = field(default_factory=list)

    def __enter__(self) -> Provider:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def _answer(self, path: str, sent: dict[str, str]) -> dict[str, Any] | None:
        if path == "/.well-known/openid-configuration":
            return {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/auth?tenant=1",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/jwks",
                **({"userinfo_endpoint": f"{self.issuer}/me"} if self.userinfo else {}),
                **self.discovery,
            }
        if path == "/jwks":
            return {"keys": [key.as_dict(private=False) for key in (RSA, EC)]}
        if path == "/me" and sent.get("authorization") == "Bearer access":
            return self.userinfo
        if path == "/token" and self._is_right(sent):
            said = claims(self.issuer, self.asked["nonce"], self.said)
            token = signed(said, self.alg, {"RS256": RSA, "ES256": EC}[self.alg])
            return {"access_token": "access", "token_type": "Bearer", "id_token": token}
        return None

    def _is_right(self, form: dict[str, str]) -> bool:
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        return {
            "grant_type": form["grant_type"],
            "code": form["code"],
            "client_id": form["client_id"],
            "redirect_uri": form["redirect_uri"],
            "code_challenge": challenge,
        } == {
            "grant_type": "authorization_code",
            "code": "the code",
            "client_id": CLIENT,
            "redirect_uri": self.asked["redirect_uri"],
            "code_challenge": self.asked["code_challenge"],
        }

    def _handler(provider) -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._reply({"authorization": self.headers.get("Authorization", "")})

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self._reply(dict(parse_qsl(body.decode())))

            def _reply(self, sent: dict[str, str]) -> None:
                provider.requests.append(self.path)
                said = provider._answer(self.path, sent)
                status, body = provider.answers.get(
                    self.path, (200 if said else 400, json.dumps(said).encode())
                )
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", body.decode())
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        return Handler
