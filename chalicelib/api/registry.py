"""Registry: from a method's name to its declaration, importing no other namespace.

``flickr.photos.geo.setLocation`` lives in ``methods/photos_geo.py`` as ``set_location``;
``pushr.contacts.add`` in ``methods/pushr_contacts.py`` as ``add``. This is the one arrow that
goes up: a method's file is imported by name at the method's first call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from chalicelib.api.method import Method
from chalicelib.model.failures import MethodNotFound

_PACKAGE = "chalicelib.methods"
_NAME = re.compile(r"(flickr|pushr)((?:\.[a-z][A-Za-z]*)+)\.([a-z][A-Za-z]*)")


def find(name: str) -> Method:
    """The method of a name. Raises MethodNotFound."""
    named = _NAME.fullmatch(name)
    declared = _declared(*place(name)) if named else None
    if declared is None or declared.name != name:
        raise MethodNotFound(name)
    return declared


def every() -> Iterator[Method]:
    """All methods there are, in the order of their names."""
    package = import_module(_PACKAGE)
    modules = [import_module(f"{_PACKAGE}.{m.name}") for m in iter_modules(package.__path__)]
    declared = [thing for m in modules for thing in vars(m).values() if isinstance(thing, Method)]
    yield from sorted(declared, key=lambda method: method.name)


def place(name: str) -> tuple[str, str]:
    """The module and the function in which a method is declared."""
    service, *namespace, verb = name.split(".")
    own = [] if service == "flickr" else [service]
    return "_".join(map(_snake, [*own, *namespace])), _snake(verb)


@lru_cache(maxsize=1024)  # strangers name methods, too
def _declared(module: str, function: str) -> Method | None:
    try:
        found = getattr(import_module(f"{_PACKAGE}.{module}"), function, None)
    except ModuleNotFoundError as error:
        if error.name != f"{_PACKAGE}.{module}":
            raise
        return None
    return found if isinstance(found, Method) else None


def _snake(name: str) -> str:
    """``getInfo`` is ``get_info``, ``resolvePlaceURL`` is ``resolve_place_url``."""
    return re.sub(r"[A-Z]+(?![a-z])|[A-Z]", lambda capitals: f"_{capitals[0].lower()}", name)
