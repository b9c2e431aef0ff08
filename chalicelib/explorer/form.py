"""The form: a field for each argument, as its declaration says, and how the answer is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from chalicelib.api.arguments import flat
from chalicelib.api.method import Method
from chalicelib.feeds import formats
from chalicelib.model.manual import Entry, ManualArgument
from chalicelib.responses.lists import PhotoList

Control = Literal["choice", "number", "line", "lines"]
Signer = Literal["nobody", "application", "me"]

OWN = ("csrf", "format", "sign", "do")
"""The names of the form's fields that are no arguments."""

UPLOAD = "upload"

_FEW = 4
_LONG = {"comment_text", "description", "photo_ids", "photoset_ids"}
_PEOPLE = {"user_id", "owner_id", "person_id"}
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
    is_person: bool
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
    def is_upload(self) -> bool:
        """Whether it goes to the door for uploads, which is a method's door of its own."""
        return self.method.name == UPLOAD

    @property
    def params(self) -> dict[str, str]:
        """What a client sends, but for key and signature."""
        if self.is_upload:
            return dict(self.arguments)
        return {
            "method": self.method.name,
            **self.arguments,
            **outputs(self.method)[self.output][1],
        }

    @property
    def linked(self) -> dict[str, str]:
        """What a link to the form says; links are kept and handed on, so no secret is in them."""
        told = {name: text for name, text in self.arguments.items() if name not in _SECRET}
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
    given = wish.arguments
    empty = {each.name for each in flat(wish.method.arguments) if each.may_be_empty}
    found = [_field(each, given.get(each.name, ""), each.name in empty) for each in entry.arguments]
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
    if method.name == UPLOAD:
        return {"rest": _OUTPUTS["rest"]}
    if PhotoList not in (method.answers, *get_args(method.answers)):
        return _OUTPUTS
    return {**_OUTPUTS, **{name: (name, {"format": name}) for name in formats.ANSWER}}


def _arguments(method: Method, given: Mapping[str, str]) -> list[tuple[str, str]]:
    """An empty field is an argument left out, unless that must be given and may be empty."""
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
        is_person=argument.name in _PEOPLE,
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
