"""Fixtures of all tests."""

from __future__ import annotations

from isolation.database import pytest_addhooks  # noqa: F401

import pytest
from shop.store import engine


@pytest.fixture
def connection():
    with engine.connect() as connection:
        yield connection
