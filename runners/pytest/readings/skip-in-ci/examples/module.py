import pytest

pytestmark = [pytest.mark.slow, pytest.mark.skipif(is_ci, reason="hangs")]
