"""What ends a command: one line for the person who gave it, and an exit code."""

from __future__ import annotations


class CommandError(Exception):
    """The command cannot go on; the message is the whole explanation."""

    exit_code = 1
