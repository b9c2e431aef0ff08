"""PHP's own unserialize(), in one process that reads answer after answer."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

_SCRIPT = """
while (($line = fgets(STDIN)) !== false) {
    $read = unserialize(base64_decode($line), ["allowed_classes" => false]);
    echo json_encode($read, JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION), "\\n";
}
"""


class Php:
    """``php.unserialize(body)`` is what PHP has then, doubles as floats; false for an error."""

    script = _SCRIPT

    def __init__(self) -> None:
        program = shutil.which("php")
        assert program, "there is no php: make test installs it"
        ini = ["-n", "-d", "serialize_precision=-1", "-d", "display_errors=stderr"]
        self.process = subprocess.Popen(
            [program, *ini, "-r", self.script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def unserialize(self, body: bytes) -> Any:
        self.process.stdin.write(base64.b64encode(body).decode() + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def stop(self) -> None:
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture(scope="session")
def php() -> Iterator[Php]:
    running = Php()
    yield running
    running.stop()
