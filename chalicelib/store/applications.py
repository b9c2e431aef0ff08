"""APP#<api key> / APP: applications and their secrets."""

from __future__ import annotations

from dataclasses import asdict

from chalicelib.model.application import Application
from chalicelib.model.failures import InvalidApiKey
from chalicelib.settings import settings
from chalicelib.store import keys, table


def add(application: Application) -> None:
    """Register an application."""
    table.put(settings().people_table, {**keys.application(application.key), **asdict(application)})


def get(api_key: str) -> Application:
    """An application by its key. Raises InvalidApiKey."""
    item = table.get(settings().people_table, keys.application(api_key))
    if item is None:
        raise InvalidApiKey("Invalid API Key (Key not found)")
    return Application(**{name: item[name] for name in item.keys() - {"pk", "sk"}})
