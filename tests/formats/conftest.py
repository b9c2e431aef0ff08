"""The readers of others."""

from tests.php import php  # noqa: F401
