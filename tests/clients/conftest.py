"""Real clients of Flickr's API against the running server; only their addresses are set."""

from tests.node import scripts  # noqa: F401
from tests.running import server  # noqa: F401
