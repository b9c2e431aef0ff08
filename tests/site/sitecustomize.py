"""What Python runs as it starts a server for tests: see tests/untraced.py."""

from tests import untraced

untraced.aws()
