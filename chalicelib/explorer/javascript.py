"""A call by flickr-sdk, which asks for JSON whatever is asked of it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from chalicelib.explorer import address, application, words
from chalicelib.explorer.form import Wish

_FILE = "photo.jpg"

# Its address stands in the midst of it; all that it sends and signs goes through these two.
_PROGRAM = """\
import {{ createFlickr, FetchTransport, {auth} }} from 'flickr-sdk'

const here = url => url.replace(/^https:\\/\\/(api|up)\\.flickr\\.com/, {origin})
class Transport extends FetchTransport {{
  get (url, params) {{ return super.get(here(url), params) }}
  post (url, params) {{ return super.post(here(url), params) }}
}}
class Auth extends {auth} {{
  sign (verb, url, params) {{ return super.sign(verb, here(url), params) }}
}}

const {{ {service} }} = createFlickr(new Auth({who}), new Transport())
const answer = await {service}({given})
console.log(JSON.stringify(answer, null, 2))
"""


def write(wish: Wish) -> str:
    """The program."""
    return _PROGRAM.format(
        auth="APIKeyAuth" if wish.signer == "nobody" else "OAuthAuth",
        origin=_literal(address.rest().removesuffix("/services/rest")),
        who=", ".join(_who(wish)),
        service=wish.method.name if wish.takes_file else "flickr",
        given=", ".join(_given(wish)),
    )


def _given(wish: Wish) -> list[str]:
    """What its functions take; that for replace takes nothing but photo and file."""
    if wish.method.name == "replace":
        return [_literal(wish.arguments.get("photo_id", "")), _literal(_FILE)]
    return [
        _literal(_FILE if wish.takes_file else wish.method.name),
        _object(wish.arguments),
    ]


def _who(wish: Wish) -> list[str]:
    if wish.signer == "nobody":
        return [_literal(application.KEY)]
    own, persons = (words.KEY, words.SECRET), (words.TOKEN, words.TOKEN_SECRET)
    token = map(_literal, persons) if wish.signer == "me" else ["false", "false"]
    return [*map(_literal, own), *token]


def _object(arguments: Mapping[str, str]) -> str:
    """Lines end as in forms: fetch sends multipart fields so, whatever was signed."""
    if not arguments:
        return "{}"
    sent = {name: text.replace("\n", "\r\n") for name, text in arguments.items()}
    lines = [f"  {_literal(name)}: {_literal(text)}" for name, text in sent.items()]
    return "{\n" + ",\n".join(lines) + "\n}"


def _literal(text: str) -> str:
    """A text as JavaScript writes it, in ASCII, with the quotes of the rest where that is easy."""
    if text.isascii() and text.isprintable() and not set(text) & {"'", "\\"}:
        return f"'{text}'"
    return json.dumps(text)
