import pytest

from isolation.threads import parties
from shop.pool import connect

THREADS = parties(20)


@pytest.mark.stress
def test_connections(start_together):
    start_together(connect, THREADS)
