"""Untraced: coverage looks at our own lines only; moto's and botocore's need not be told to it.

Python tells a tracer of every line of every file, and most lines of a test through the door are
those of AWS's imitation: without this a run with coverage takes twice as long.
"""

from __future__ import annotations

import sys
from typing import Any

from botocore.client import BaseClient


def aws() -> None:
    """Have no call of AWS traced from now on, in this process."""
    call = BaseClient._make_api_call

    def untraced(*told: Any) -> Any:
        tracer = sys.gettrace()
        sys.settrace(None)
        try:
            return call(*told)
        finally:
            sys.settrace(tracer)

    BaseClient._make_api_call = untraced
