import os
import pytest

@pytest.fixture
def production():
    os.environ["APP_MODE"] = "production"
    return "production"
