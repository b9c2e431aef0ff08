"""A call by curl; openssl signs it, which curl cannot (RFC 5849 3.4)."""

from __future__ import annotations

from urllib.parse import quote

from chalicelib.explorer import address, words
from chalicelib.explorer.form import Wish


def write(wish: Wish) -> str:
    """The commands. Texts are percent-encoded, so that none means anything to the shell."""
    if wish.signer == "nobody" and not wish.takes_file:
        return f"curl '{address.unsigned(wish)}'\n"
    return "\n".join([*_secrets(wish), *_signing(wish), *_asking(wish)])


def _secrets(wish: Wish) -> list[str]:
    own = [f"key={words.KEY}", f"secret={words.SECRET}"]
    persons = [f"token={words.TOKEN}", f"token_secret={words.TOKEN_SECRET}"]
    return [*own, *persons] if wish.signer == "me" else [*own, "token_secret="]


def _signing(wish: Wish) -> list[str]:
    query = _query(wish)
    verb = "POST" if wish.takes_file else "GET"
    base = f"{verb}&{_quoted(address.door(wish))}&{_quoted(query).replace('%24', '$')}"
    return [
        "nonce=$(openssl rand -hex 16)",
        "time=$(date +%s)",
        f'query="{query}"',
        f'base="{base}"',
        'signature=$(printf %s "$base" |',
        '  openssl dgst -sha1 -binary -hmac "$secret&$token_secret" | base64 |',
        "  sed 's|+|%2B|g; s|/|%2F|g; s|=|%3D|g')",
    ]


def _asking(wish: Wish) -> list[str]:
    """All parameters stand in the address; a file is sent besides (and is not signed)."""
    file = "--form photo=@photo.jpg " if wish.takes_file else ""
    return [f'curl {file}"{address.door(wish)}?$query&oauth_signature=$signature"', ""]


def _query(wish: Wish) -> str:
    """All parameters in order; those of OAuth are the shell's variables."""
    oauth = {
        "oauth_consumer_key": "$key",
        "oauth_nonce": "$nonce",
        "oauth_signature_method": "HMAC-SHA1",
        "oauth_timestamp": "$time",
        **({"oauth_token": "$token"} if wish.signer == "me" else {}),
    }
    texts = {_quoted(name): _quoted(text) for name, text in wish.params.items()}
    return "&".join(f"{name}={text}" for name, text in sorted({**texts, **oauth}.items()))


def _quoted(text: str) -> str:
    """Percent-encoded as signatures are made (RFC 5849 3.6)."""
    return quote(text, safe="~", errors="replace")
