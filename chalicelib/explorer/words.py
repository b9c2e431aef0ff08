"""Words that stand for secrets in programs, to be replaced by who runs them."""

from __future__ import annotations

KEY = "YOUR_API_KEY"
SECRET = "YOUR_API_SECRET"  # noqa: S105  (a word, not one)
TOKEN = "YOUR_TOKEN"  # noqa: S105
TOKEN_SECRET = "YOUR_TOKEN_SECRET"  # noqa: S105
