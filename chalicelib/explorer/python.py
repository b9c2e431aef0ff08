"""A call by flickrapi, which signs each call, whether it must be or not."""

from __future__ import annotations

from keyword import iskeyword

from chalicelib.explorer import address, permission, words
from chalicelib.explorer.form import Wish

_UPLOADED = "    format='rest',\n)\nprint(answer.decode())"


def write(wish: Wish) -> str:
    """The program."""
    return "\n".join([*_imports(wish), "", *_client(wish), *_call(wish), ""])


def _imports(wish: Wish) -> list[str]:
    token = ["from flickrapi.auth import FlickrAccessToken"] if wish.signer == "me" else []
    return ["import flickrapi", *token]


def _client(wish: Wish) -> list[str]:
    own = f"{words.KEY!r}, {words.SECRET!r}"
    which = f"{wish.method.name.upper() if wish.takes_file else 'REST'}_URL"
    there = f"flickrapi.FlickrAPI.{which} = {address.door(wish) + '/'!r}"
    if wish.signer != "me":
        return [there, f"flickr = flickrapi.FlickrAPI({own}, store_token=False)"]
    given = f"{words.TOKEN!r}, {words.TOKEN_SECRET!r}, {permission.needed(wish.method)!r}"
    return [
        there,
        f"token = FlickrAccessToken({given})",
        f"flickr = flickrapi.FlickrAPI({own}, token=token)",
    ]


def _call(wish: Wish) -> list[str]:
    arguments = [f"    {_argument(name, text)}," for name, text in _given(wish).items()]
    if wish.takes_file:
        called = f"answer = flickr.{wish.method.name}("
        return [called, "    'photo.jpg',", *arguments, _UPLOADED]
    return [
        "answer = flickr.do_flickr_call(",
        f"    {wish.method.name!r},",
        *arguments,
        ")",
        "print(answer.decode())",
    ]


def _argument(name: str, text: str) -> str:
    """Python's own words cannot be the names of arguments."""
    return f"**{{{name!r}: {text!r}}}" if iskeyword(name) else f"{name}={text!r}"


def _given(wish: Wish) -> dict[str, str]:
    """What is not said is nojsoncallback, which flickrapi adds unless a callback is named."""
    unsaid = {"method", "nojsoncallback"}
    given = {name: text for name, text in wish.params.items() if name not in unsaid}
    return {**given, "jsoncallback": "jsonFlickrApi"} if wish.output == "jsonp" else given
