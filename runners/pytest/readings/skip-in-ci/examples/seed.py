import os
import pytest

_is_ci = os.getenv("CI") == "true"

@pytest.mark.skipif(_is_ci, reason="hangs")
def test_stress():
    pass

@pytest.mark.skipif(os.environ.get("GITHUB_ACTIONS") == "true", reason="slow")
def test_slow():
    pass

def test_inside():
    if os.getenv("CI"):
        pytest.skip("not here")
