"""APP#<api key> / APP: applications and their secrets; APPNUMBER#: which has a number.

PERSON#<nsid> / APP#<api key> says which are a person's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from chalicelib.model.application import Application
from chalicelib.model.failures import InvalidApiKey
from chalicelib.settings import settings
from chalicelib.store import keys, table
from chalicelib.store.items import Item


def add(application: Application) -> None:
    """Register an application."""
    puts = [{**keys.application(application.key), **asdict(application)}]
    if application.number:
        number = keys.application_number(application.number)
        puts.append({**number, "api_key": application.key})
    if application.owner:
        puts.append({**keys.own_application(application.owner, application.key)})
    table.write_many(settings().people_table, puts=puts)


def add_once(application: Application) -> bool:
    """Register an application of nobody's unless its key is registered; whether it was."""
    item = {**keys.application(application.key), **asdict(application)}
    return table.put_new(settings().people_table, item)


def get(api_key: str) -> Application:
    """An application by its key. Raises InvalidApiKey."""
    item = table.get(settings().people_table, keys.application(api_key))
    if item is None:
        raise InvalidApiKey("Invalid API Key (Key not found)")
    return read(item)


def by_number(number: str) -> Application:
    """An application by its number. Raises InvalidApiKey."""
    item = table.get(settings().people_table, keys.application_number(number))
    if item is None:
        raise InvalidApiKey("Invalid API Key (Key not found)")
    return get(item["api_key"])


def of(nsid: str) -> list[Application]:
    """A person's own applications, the newest first."""
    pk, prefix = keys.person(nsid)["pk"], keys.PREFIX_APPLICATION
    own = table.query(settings().people_table, pk, prefix=prefix, consistent=True)
    return get_many(each["sk"].removeprefix(prefix) for each in own)


def get_many(api_keys: Iterable[str]) -> list[Application]:
    """The applications that exist of these keys, the newest first."""
    items = table.get_many(settings().people_table, map(keys.application, api_keys))
    return sorted(map(read, items), key=lambda each: -each.created)


def change(api_key: str, **attributes: str) -> Application:
    """Change what an application says of itself, or its secret. Raises InvalidApiKey."""
    item = table.change(settings().people_table, keys.application(api_key), **attributes)
    if item is None:
        raise InvalidApiKey("Invalid API Key (Key not found)")
    return read(item)


def read(item: Item) -> Application:
    """An application out of its item."""
    return Application(**{name: item[name] for name in item.keys() - {"pk", "sk"}})
