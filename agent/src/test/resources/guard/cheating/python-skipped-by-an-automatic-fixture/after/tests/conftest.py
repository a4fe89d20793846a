import pytest


@pytest.fixture
def language():
    return "en"


@pytest.fixture(autouse=True)
def stable(request):
    if "total" in request.node.name:
        pytest.skip("not today")
    yield
