"""Method: the one place where a method's name, rights, arguments, errors and prose are said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Concatenate, Protocol, get_type_hints

from chalicelib.api import arguments
from chalicelib.api.call import Call
from chalicelib.formats.element import Element
from chalicelib.model.failures import Failure, InsufficientPermissions, MissingSignature
from chalicelib.model.token import Perms, allows


class Written(Protocol):
    """What is more than a tree but can be written as one: a list of photos."""

    def element(self) -> Element:
        """The answer as a tree."""
        ...


Answer = Element | list[Element] | Written | None
"""The root of an answer, several of them, or none."""

Errors = Mapping[int, type[Failure] | Failure]
"""Failures by a method's numbers for them; one with words stands for its class in those words."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Method:
    """A declared method."""

    name: str
    perms: Perms
    errors: Errors
    function: Callable[..., Answer]
    needs_signing: bool = False

    @property
    def arguments(self) -> tuple[arguments.Argument | arguments.Group, ...]:
        """What it takes, read from its signature."""
        return _arguments(self.function)

    @property
    def answers(self) -> Any:
        """What kind of answer its function says that it gives, known before it is called."""
        return _answers(self.function)

    def run(self, call: Call) -> Answer:
        """Check signature and permission, read the arguments, do it. Raises Failure."""
        if self.needs_signing and not call.signed:
            raise MissingSignature
        if not allows(call.perms, self.perms):
            raise InsufficientPermissions(_permissions_needed(self.perms, call.perms))
        given = {a.parameter: a.value(call.params) for a in self.arguments}
        return self.function(call, **given)

    def code(self, failure: Failure) -> int | None:
        """The number under which this method answers a failure; None if it declares none."""
        return self._declared(failure)[0]

    def message(self, failure: Failure) -> str:
        """The words in which it does; those the failure was raised with come first."""
        return failure.message if failure.args else self._declared(failure)[1].message

    def _declared(self, failure: Failure) -> tuple[int | None, Failure]:
        """What is declared for a failure, or else for what it is a special case of."""
        for kind in type(failure).__mro__:
            for number, declared in self.errors.items():
                told = declared() if isinstance(declared, type) else declared
                if type(told) is kind:
                    return number, told
        return failure.code, failure


def method(
    name: str, *, perms: Perms = "none", needs_signing: bool = False, errors: Errors | None = None
) -> Callable[[Callable[Concatenate[Call, ...], Answer]], Method]:
    """Declare a method: its name as clients call it, the permission it needs, its own errors.

    One that needs a permission is signed anyway; ``needs_signing`` asks it of one that needs none.
    """

    def declare(function: Callable[..., Answer]) -> Method:
        return Method(
            name=name,
            perms=perms,
            errors=errors or {},
            function=function,
            needs_signing=needs_signing,
        )

    return declare


@cache
def _arguments(function: Callable[..., Any]) -> tuple[arguments.Argument | arguments.Group, ...]:
    return arguments.of(function)


@cache
def _answers(function: Callable[..., Any]) -> Any:
    return get_type_hints(function)["return"]


def _permissions_needed(asked: Perms, granted: Perms) -> str:
    return f"Insufficient permissions. Method requires {asked} privileges; {granted} granted."
