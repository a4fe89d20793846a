"""Fixtures of all tests."""

from __future__ import annotations

import pytest
from shop.store import engine


@pytest.fixture
def connection():
    with engine.connect() as connection:
        yield connection
