import pytest


@pytest.fixture
def language():
    return "en"


@pytest.fixture
def customer_id():
    return f"c-{uuid.uuid4().hex}"
