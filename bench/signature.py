"""Checking a signature: CPU time of a call's own, against oauthlib and hashlib alone."""

from __future__ import annotations

import hashlib
import os
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from oauthlib.oauth1 import Client
from oauthlib.oauth1.rfc5849.signature import verify_hmac_sha1

from infra import placeholders, stack

if TYPE_CHECKING:
    from collections.abc import Callable

_TIMES = 3000
_ROUNDS = 5
_KEY, _SECRET, _TOKEN, _TOKEN_SECRET = "k" * 32, "s" * 32, "t" * 36, "u" * 32
_URL = (
    "http://127.0.0.1:8000/services/rest?method=flickr.photos.search&text=caf%C3%A9"
    "&extras=url_m%2Cgeo%2Ctags&per_page=100&page=3&format=json&nojsoncallback=1"
)


def main() -> None:
    """Print microseconds for one check, the best of several rounds."""
    os.environ |= stack.environment(placeholders.outputs("bench"))
    from chalicelib.api.request import Request  # noqa: PLC0415  (it reads the environment)
    from chalicelib.auth import api_sig, signature  # noqa: PLC0415

    _, headers, _ = Client(_KEY, _SECRET, _TOKEN, _TOKEN_SECRET).sign(_URL)
    url, pairs = _URL.partition("?")[0], parse_qsl(urlsplit(_URL).query)
    lowered = {name.lower(): value for name, value in headers.items()}
    request = Request(verb="GET", url=url, headers=lowered, pairs=pairs)
    oauth = signature.parameters(request)
    signed = [*pairs, *((n, v) for n, v in oauth.items() if n != "oauth_signature")]
    bare = SimpleNamespace(
        http_method="GET", uri=url, params=signed, signature=oauth["oauth_signature"]
    )
    old = {**dict(pairs), "api_key": _KEY, "auth_token": _TOKEN}
    old["api_sig"] = api_sig.of(old, _SECRET)
    text = (_SECRET + "".join(f"{n}{old[n]}" for n in sorted(old) if n != "api_sig")).encode()
    print(f"signature: CPU time of one check, the best of {_ROUNDS} rounds of {_TIMES:,}")
    _compare(
        "OAuth, HMAC-SHA1",
        lambda: signature.is_right(request, _SECRET, _TOKEN_SECRET),
        "oauthlib alone",
        lambda: verify_hmac_sha1(bare, _SECRET, _TOKEN_SECRET),
    )
    _compare(
        "api_sig",
        lambda: api_sig.is_right(old, _SECRET),
        "MD5 alone",
        lambda: hashlib.md5(text, usedforsecurity=False).hexdigest() == old["api_sig"],
    )


def _compare(ours: str, our: Callable[[], bool], theirs: str, their: Callable[[], bool]) -> None:
    spent, alone = _microseconds(our), _microseconds(their)
    print(f"  {ours:20} {spent:7.1f} us   {spent / alone:5.2f} of {theirs}")
    print(f"  {theirs:20} {alone:7.1f} us")


def _microseconds(check: Callable[[], bool]) -> float:
    """Raises ValueError if the check says no: a wrong signature would be refused sooner."""
    if not check():
        raise ValueError(check)
    return min(_once(check) for _ in range(_ROUNDS))


def _once(check: Callable[[], bool]) -> float:
    began = time.process_time()
    for _ in range(_TIMES):
        check()
    return (time.process_time() - began) / _TIMES * 1e6


if __name__ == "__main__":
    main()
