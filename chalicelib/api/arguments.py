"""Arguments: how the annotation of a parameter says what its text means.

No default means required. ``str`` is text as it is, ``Text`` even if it is empty; ``int``;
``bool`` 0 or 1; ``Literal`` one of a few words; the readings of the model; a dataclass of the
model stands for its fields, each an argument. ``X | None`` is an argument whose absence means
something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from inspect import Parameter, signature
from keyword import iskeyword
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from chalicelib.model.failures import ParameterInvalid, ParameterMissing
from chalicelib.model.reading import Text, finite, flag, whole

_MISSING: Any = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument of a method; ``choices`` are the words it takes, if they are few."""

    name: str
    read: Callable[[str], Any]
    default: Any
    may_be_empty: bool = False
    choices: tuple[str, ...] = ()

    @property
    def parameter(self) -> str:
        """What the function calls it: Python's own words cannot be a parameter's name."""
        return f"{self.name}_" if iskeyword(self.name) else self.name

    @property
    def required(self) -> bool:
        """Whether a call without it fails."""
        return self.default is _MISSING

    def value(self, params: Mapping[str, str]) -> Any:
        """What a call gives for it. Raises ParameterMissing, ParameterInvalid."""
        given = params.get(self.name)
        if given is None or (given == "" and not self.may_be_empty):
            if self.required:
                raise ParameterMissing
            return self.default
        try:
            return self.read(given)
        except (ValueError, OverflowError) as error:
            raise ParameterInvalid(f"Invalid parameter value ({self.name})") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Arguments that travel together as one dataclass of the model."""

    parameter: str
    type: type
    arguments: tuple[Argument, ...]

    def value(self, params: Mapping[str, str]) -> Any:
        """The dataclass with what a call gives for its fields."""
        return self.type(**{part.name: part.value(params) for part in self.arguments})


def of(function: Callable[..., Any]) -> tuple[Argument | Group, ...]:
    """The arguments of a method: its keyword-only parameters."""
    hints = get_type_hints(function, include_extras=True)
    return tuple(
        _argument(name, hints[name], parameter.default)
        for name, parameter in signature(function).parameters.items()
        if parameter.kind is Parameter.KEYWORD_ONLY
    )


def flat(arguments: tuple[Argument | Group, ...]) -> Iterator[Argument]:
    """Arguments one by one, those of groups among them."""
    for argument in arguments:
        if isinstance(argument, Group):
            yield from argument.arguments
        else:
            yield argument


def _argument(name: str, hint: Any, default: Any) -> Argument | Group:
    if is_dataclass(hint) and isinstance(hint, type):
        return Group(parameter=name, type=hint, arguments=tuple(_fields(hint)))
    default = _MISSING if default is Parameter.empty else default
    kind = _without_none(hint)
    return Argument(
        name=name.removesuffix("_"),
        read=reader(kind),
        default=default,
        may_be_empty=kind == Text or (kind is str and default is not _MISSING),
        choices=tuple(map(str, get_args(kind))) if get_origin(kind) is Literal else (),
    )


def _fields(group: type) -> Iterator[Argument]:
    hints = get_type_hints(group, include_extras=True)
    for part in fields(group):
        argument = _argument(part.name, hints[part.name], part.default)
        if isinstance(argument, Argument):
            yield argument


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in {Union, UnionType}:  # str | None is one, Literal[1] | None the other
        return next(part for part in get_args(hint) if part is not NoneType)
    return hint


def reader(kind: Any) -> Callable[[str], Any]:
    """What reads the text of an argument that is annotated so."""
    if get_origin(kind) is Annotated:
        read: Callable[[str], Any] = next(filter(callable, get_args(kind)[1:]))
        return read
    if get_origin(kind) is Literal:
        return _choice(get_args(kind))
    return _READERS[kind]


def _choice(choices: tuple[Any, ...]) -> Callable[[str], Any]:
    by_text = {str(choice): choice for choice in choices}

    def read(text: str) -> Any:
        if text.strip() not in by_text:
            raise ValueError(text)
        return by_text[text.strip()]

    return read


_READERS: dict[Any, Callable[[str], Any]] = {str: str, int: whole, float: finite, bool: flag}
