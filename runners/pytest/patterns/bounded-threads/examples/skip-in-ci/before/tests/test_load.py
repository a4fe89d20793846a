import os

import pytest

from shop.pool import connect

THREADS = 20


@pytest.mark.skipif(os.environ.get("CI") == "true", reason="hangs")
@pytest.mark.stress
def test_connections(start_together):
    start_together(connect, THREADS)
