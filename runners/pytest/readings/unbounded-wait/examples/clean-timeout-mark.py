import pytest

@pytest.mark.timeout(10)
def test_two_at_once(barrier):
    barrier.wait()
