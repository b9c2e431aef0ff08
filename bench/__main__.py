"""Every benchmark, or those named: ``python -m bench [imports] [signature] [match] ...``.

Each runs in a process of its own: what one leaves in memory would slow the next.
"""

from __future__ import annotations

import subprocess
import sys

BENCHMARKS = (
    "imports",
    "signature",
    "formats",
    "match",
    "fanout",
    "tarpit",
    "search",
    "shapes",
    "lookups",
)


def main(names: list[str]) -> int:
    """Run benchmarks by name, all of them without any."""
    unknown = set(names) - set(BENCHMARKS)
    if unknown:
        print(
            f"bench: no benchmark {', '.join(sorted(unknown))}; there are: {', '.join(BENCHMARKS)}"
        )
        return 2
    commands = ([sys.executable, "-m", f"bench.{name}"] for name in names or BENCHMARKS)
    return max(subprocess.run(command, check=False).returncode for command in commands)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
