"""A password for tests, and hashes that cost nothing: few tests are about the cost."""

from __future__ import annotations

from argon2 import PasswordHasher

PASSWORD = "nine cats on a roof"


def quick(password: str = PASSWORD) -> str:
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(password)
