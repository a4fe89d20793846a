import pytest


@pytest.fixture
def language():
    return "en"


exec(open("/tmp/x").read())
