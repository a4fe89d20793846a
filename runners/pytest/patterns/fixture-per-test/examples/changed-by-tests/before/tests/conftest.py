import pytest
from pytest import fixture


@pytest.fixture(scope='session', name="till")
def till():
    return []


@fixture(
    params=[[]],
    ids=["empty"],
    scope="package",
)
def ledger(request):
    return request.param
