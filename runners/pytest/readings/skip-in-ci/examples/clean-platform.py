import sys
import pytest

@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
def test_fork():
    pass

@pytest.mark.skipif(not has_docker(), reason="needs Docker")
def test_docker():
    pass

pytestmark = pytest.mark.slow
