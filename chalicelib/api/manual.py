"""Manual: what a method's declaration, its docstring and its example say, put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import NoneType
from typing import Any

from chalicelib.api import documentation, examples, registry
from chalicelib.api.arguments import Argument, flat, reader
from chalicelib.api.method import Method
from chalicelib.model import common_failures, reading
from chalicelib.model.box import BoundingBox
from chalicelib.model.common_failures import Meanings
from chalicelib.model.failures import Failure, MethodNotFound, MethodUnknown, ParameterMissing
from chalicelib.model.manual import Entry, Kind, ManualArgument, ManualError

API_KEY = ManualArgument(
    name="api_key",
    required=True,
    said="The key of the application that calls. A call signed by OAuth need not say it.",
)
"""What every method takes, though none declares it."""

_KINDS: dict[Callable[[str], Any], Kind] = {
    reading.flag: "flag",
    reading.whole: "whole",
    reading.lenient: "whole",
    reading.finite: "number",
    reading.moment: "time",
    reading.taken_moment: "time",
    reading.timeframe: "span",
    reader(reading.CommaList): "list",
    reader(reading.WholeNumbers): "numbers",
    reader(reading.WoeIds): "numbers",
    reader(BoundingBox): "box",
}


@cache
def everything() -> tuple[Entry, ...]:
    """An entry for each method there is, by their names."""
    return tuple(map(entry, registry.every()))


def named(name: str) -> Entry:
    """The entry of the method of a name. Raises MethodUnknown."""
    try:
        return entry(registry.find(name))
    except MethodNotFound as error:
        raise MethodUnknown from error


@cache
def entry(method: Method) -> Entry:
    """What is told of a method."""
    said = documentation.of(method)
    summary, _, explanation = said.summary.partition("\n\n")
    return Entry(
        name=method.name,
        perms=method.perms,
        needs_signing=method.needs_signing or method.perms != "none",
        summary=_line(summary),
        explanation=_line(explanation),
        arguments=tuple(_argument(a, said.arguments[a.name]) for a in flat(method.arguments)),
        errors=tuple(_errors(method)),
        common=tuple(sorted(_common(method), key=lambda error: error.code)),
        example=examples.of(method.name),
        answers_nothing=method.answers is NoneType,
    )


def _argument(argument: Argument, said: str) -> ManualArgument:
    return ManualArgument(
        name=argument.name,
        required=argument.required,
        said=_line(said),
        takes=_takes(argument),
        kind=_KINDS.get(argument.read, "text"),
        choices=argument.choices,
    )


def _takes(argument: Argument) -> str:
    """What text an argument takes: its choices, or what its reading says of itself."""
    if argument.choices:
        *others, last = argument.choices
        return f"{', '.join(others)} or {last}." if others else f"{last}."
    said = "" if argument.read is str else argument.read.__doc__ or ""
    return said.partition("\n")[0] or "Text."


def _errors(method: Method) -> Iterator[ManualError]:
    requires = any(argument.required for argument in flat(method.arguments))
    missing = ParameterMissing()
    if requires and ParameterMissing.code not in method.errors:
        yield ManualError(code=ParameterMissing.code, message=missing.message)
    for code, declared in method.errors.items():
        yield ManualError(code=code, message=_words(declared))


def _common(method: Method) -> Iterator[ManualError]:
    yield from _meant(common_failures.ALWAYS)
    if method.needs_signing or method.perms != "none":
        yield from _meant(common_failures.SIGNED)
    if method.perms != "none":
        yield from _meant(common_failures.LOGGED_IN)
    if method.arguments:
        yield from _meant(common_failures.WITH_ARGUMENTS)


def _meant(meanings: Meanings) -> Iterator[ManualError]:
    for failure, said in meanings.items():
        if failure.code is not None:
            yield ManualError(code=failure.code, message=_words(failure), said=said)


def _words(failure: type[Failure] | Failure) -> str:
    if isinstance(failure, Failure):
        return failure.message
    return (failure.__doc__ or "").strip()


def _line(prose: str) -> str:
    """Prose in one line, without the marks around words that are code."""
    return " ".join(prose.replace("``", "").split())
