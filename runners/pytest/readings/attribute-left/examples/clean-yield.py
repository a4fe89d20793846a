import pytest
from app import settings

@pytest.fixture
def debug():
    before, settings.DEBUG = settings.DEBUG, True
    settings.LEVEL = 1
    yield
    settings.LEVEL = 0
