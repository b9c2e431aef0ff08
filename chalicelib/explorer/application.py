"""The explorer's own application, made when it is first needed; nobody owns it."""

from __future__ import annotations

from chalicelib.model.application import Application
from chalicelib.model.failures import InvalidApiKey
from chalicelib.model.ids import new_secret
from chalicelib.store import applications

KEY = f"{'explorer':0>32}"


def own(now: float) -> Application:
    """The application, which is the same for ever: what people let it do hangs on its key."""
    try:
        return applications.get(KEY)
    except InvalidApiKey:
        applications.add_once(_new(now))  # another process may be as quick
        return applications.get(KEY)


def _new(now: float) -> Application:
    return Application(
        key=KEY,
        secret=new_secret(),
        title="API explorer",
        description="Calls methods from the pages of this service, at a press of a button.",
        created=int(now),
    )
