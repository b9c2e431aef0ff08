"""Every benchmark, or those named: ``python -m bench [imports] [calls] [posts]``."""

from __future__ import annotations

import sys

from bench import calls, imports, posts

BENCHMARKS = {"imports": imports.run, "calls": calls.run, "posts": posts.run}


def main(names: list[str]) -> int:
    """Run benchmarks by name, all of them without any."""
    unknown = set(names) - set(BENCHMARKS)
    if unknown:
        print(
            f"bench: no benchmark {', '.join(sorted(unknown))}; there are: {', '.join(BENCHMARKS)}"
        )
        return 2
    for name in names or BENCHMARKS:
        BENCHMARKS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
