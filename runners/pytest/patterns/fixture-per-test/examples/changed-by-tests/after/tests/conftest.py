import pytest
from pytest import fixture


@pytest.fixture(name="till")
def till():
    return []


@fixture(
    params=[[]],
    ids=["empty"],
)
def ledger(request):
    return request.param
