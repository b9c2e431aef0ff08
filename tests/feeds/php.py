"""PHP that includes a source, and tells what it returned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.php import Php


class Source(Php):
    """``source.run(body)`` is what PHP has when it has included that."""

    script = """
    while (($line = fgets(STDIN)) !== false) {
        $returned = eval("?>" . base64_decode($line));
        echo json_encode($returned, JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION), "\\n";
    }
    """

    def run(self, body: bytes) -> Any:
        return self.unserialize(body)


@pytest.fixture(scope="session")
def source() -> Iterator[Source]:
    running = Source()
    yield running
    running.stop()
