"""Hashes that take no time: what is tested is who gets in, not how slow a guess is."""

import pytest
from argon2 import PasswordHasher


@pytest.fixture(scope="session", autouse=True)
def _quick_hashes():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assistant.access.passwords._HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield
