"""Hashes that take no time: what is tested is who gets in, not how slow a guess is."""

import pytest
from argon2 import PasswordHasher


@pytest.fixture(scope="session", autouse=True)
def _quick_hashes():
    with pytest.MonkeyPatch.context() as patch:
        quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr("assistant.access.passwords._HASHER", quick)
        patch.setattr("assistant.access.passwords._NOBODYS", quick.hash("nobody's"))
        yield
