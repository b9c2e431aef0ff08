"""The form: a field for each argument, as its declaration says, and how the answer is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from chalicelib.api.arguments import flat
from chalicelib.api.method import Method
from chalicelib.explorer import free
from chalicelib.feeds import formats
from chalicelib.model.manual import Entry, ManualArgument
from chalicelib.responses.lists import PhotoList

Control = Literal["choice", "number", "line", "lines"]
Signer = Literal["nobody", "application", "me"]
Offers = Literal["", "people", "photos", "photosets"]
Picked = Literal["", "point", "box"]

OWN = ("csrf", "format", "sign", "do")
"""The names of the form's fields that are no arguments."""

DOORS = ("upload", "replace")
"""What takes a file: not a method of the API's own door, but a door of its own."""

_FEW = 4
_LONG = {"comment_text", "description", "photo_ids", "photoset_ids", free.FIELD}
_PICKED: Mapping[str, Picked] = {"lon": "point", "bbox": "box"}
_OFFERS: Mapping[str, Offers] = {
    **dict.fromkeys(("user_id", "owner_id", "person_id", "nsids"), "people"),
    **dict.fromkeys(("photo_id", "primary_photo_id"), "photos"),
    "photoset_id": "photosets",
}
_FLAG = {"1": "1: yes", "0": "0: no"}
_OUTPUTS: dict[str, tuple[str, dict[str, str]]] = {
    "rest": ("REST (XML)", {"format": "rest"}),
    "json": ("JSON", {"format": "json", "nojsoncallback": "1"}),
    "jsonp": ("JSONP", {"format": "json"}),
    "php_serial": ("PHP", {"format": "php_serial"}),
}
_SECRET = {"secret", "verify_token", "auth_token", "oauth_token", "frob", "mini_token"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """An argument in the form; ``options`` are texts and what is shown for them."""

    name: str
    value: str
    required: bool
    said: str
    takes: str
    control: Control
    options: Mapping[str, str]
    offers: Offers
    """Of what kind those are that it can be chosen among, though others may be filled in, too."""
    picked: Picked
    """What is picked on a map for it; the point's is filled in with that of ``lat``."""
    is_secret: bool
    may_be_empty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was filled in: the arguments, the output, and in whose name the call is made."""

    method: Method
    arguments: Mapping[str, str]
    output: str
    signer: Signer
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def takes_file(self) -> bool:
        """Whether it goes to one of the doors for files."""
        return self.method.name in DOORS

    @property
    def params(self) -> dict[str, str]:
        """What a client sends, but for key and signature."""
        if self.takes_file:
            return dict(self.arguments)
        return {
            "method": self.method.name,
            **self.arguments,
            **outputs(self.method)[self.output][1],
        }

    @property
    def shown(self) -> Mapping[str, str]:
        """What stands in the form's fields."""
        if free.takes(self.method):
            return {free.FIELD: free.lines(self.arguments)} if self.arguments else {}
        return self.arguments

    @property
    def linked(self) -> dict[str, str]:
        """What a link to the form says; links are kept and handed on, so no secret is in them."""
        told = {name: text for name, text in self.shown.items() if name not in _SECRET}
        how = {"format": self.output} if self.output != "rest" else {}
        who = {"sign": self.signer} if self.signer != usual(self.method) else {}
        return {**told, **how, **who}


def read(
    method: Method, given: Mapping[str, str], files: Mapping[str, bytes] | None = None
) -> Wish:
    """The form as it was filled in, by hand or by a link; what is not understood is as usual."""
    output, signer = given.get("format", ""), given.get("sign", "")
    return Wish(
        method=method,
        arguments=dict(_arguments(method, given)),
        output=output if output in outputs(method) else "rest",
        signer=_SIGNERS.get(signer, usual(method)),
        files=files or {},
    )


def fields(entry: Entry, wish: Wish) -> tuple[list[Field], list[Field]]:
    """The fields that are shown, and if there are many those that need not be seen at once."""
    given = wish.shown
    empty = {each.name for each in flat(wish.method.arguments) if each.may_be_empty}
    arguments = [free.ARGUMENT] if free.takes(wish.method) else entry.arguments
    found = [_field(each, given.get(each.name, ""), each.name in empty) for each in arguments]
    first = [each for each in found if each.required or each.value]
    others = [each for each in found if each not in first]
    return ([*first, *others], []) if len(others) <= _FEW else (first, others)


def usual(method: Method) -> Signer:
    """In whose name a method is called at the least."""
    if method.perms != "none":
        return "me"
    return "application" if method.needs_signing else "nobody"


def outputs(method: Method) -> dict[str, tuple[str, dict[str, str]]]:
    """The outputs there are for a method: a label, and the parameters that ask for it."""
    if method.name in DOORS:
        return {"rest": _OUTPUTS["rest"]}
    if PhotoList not in (method.answers, *get_args(method.answers)):
        return _OUTPUTS
    return {**_OUTPUTS, **{name: (name, {"format": name}) for name in formats.ANSWER}}


def _arguments(method: Method, given: Mapping[str, str]) -> list[tuple[str, str]]:
    """An empty field is an argument left out, unless that must be given and may be empty."""
    if free.takes(method):
        return list(free.read(given.get(free.FIELD, "").replace("\r\n", "\n")).items())
    texts = [(each, given.get(each.name)) for each in flat(method.arguments)]
    return [
        (each.name, text.replace("\r\n", "\n"))  # forms are sent with CRLF
        for each, text in texts
        if text or (text == "" and each.required and each.may_be_empty)
    ]


def _field(argument: ManualArgument, value: str, may_be_empty: bool) -> Field:  # noqa: FBT001
    options = _options(argument, value)
    return Field(
        name=argument.name,
        value=value,
        required=argument.required,
        said=argument.said,
        takes="" if argument.takes == "Text." or options else argument.takes,
        control=_control(argument, value, options),
        options=options,
        offers=_OFFERS.get(argument.name, ""),
        picked=_PICKED.get(argument.name, ""),
        is_secret=argument.name in _SECRET,
        may_be_empty=may_be_empty,
    )


def _options(argument: ManualArgument, value: str) -> dict[str, str]:
    """The choices, and what a link says instead of one of them: the API shall refuse it itself."""
    known = _FLAG if argument.kind == "flag" else {text: text for text in argument.choices}
    strange = {value: value} if known and value and value not in known else {}
    return {**known, **strange}


def _control(argument: ManualArgument, value: str, options: Mapping[str, str]) -> Control:
    if options:
        return "choice"
    if argument.name in _LONG or "\n" in value:
        return "lines"
    is_number = argument.kind in {"whole", "number"} or argument.name in {"lat", "lon"}
    return "number" if is_number and _fits(value) else "line"


def _fits(value: str) -> bool:
    """Whether a browser shows a value in a field for numbers; it empties the field otherwise."""
    try:
        return not value or bool(value.isascii() and float(value) is not None)
    except ValueError:
        return False


_SIGNERS: dict[str, Signer] = {"nobody": "nobody", "application": "application", "me": "me"}
