from isolation.database import pytest_addhooks  # noqa: F401
