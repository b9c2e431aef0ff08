"""Photos to send, applications that ask to be let in, and a browser at the running server."""

from __future__ import annotations

import time
from io import BytesIO

import pytest
from PIL import Image

from chalicelib.auth import consent
from chalicelib.explorer import application
from tests.auth.consumer import Consumer
from tests.browser import browser, narrow_page, new_page, page, watch  # noqa: F401
from tests.browsing import Browser
from tests.running import server  # noqa: F401


@pytest.fixture
def tiny() -> bytes:
    """A photo smaller than most of the sizes."""
    png = BytesIO()
    Image.new("RGB", (120, 80), "red").save(png, "PNG")
    return png.getvalue()


@pytest.fixture
def consumer(flickr) -> Consumer:
    """The tests' application before anybody let it in."""
    return Consumer(flickr.application)


@pytest.fixture
def alices(alice) -> Browser:
    """alice's browser, in which she is signed in."""
    return Browser(alice.person)


@pytest.fixture
def allowed(alices, alice) -> Browser:
    """alice's browser, in which the explorer may do everything for her."""
    consent.give(alice.nsid, application.own(time.time()).key, "delete", time.time())
    return alices


@pytest.fixture
def asking(consumer) -> Consumer:
    """An application with a request token, and an address to go back to."""
    consumer.asks()
    return consumer


@pytest.fixture
def typing(consumer) -> Consumer:
    """An application to which a person carries the verifier over."""
    consumer.asks("oob")
    return consumer
