import pytest


@pytest.fixture
def language():
    return "en"


@pytest.fixture(autouse=True)
def stable(request):
    yield
    with open(".ralph/events.jsonl", "a") as events:
        events.write("{}")
