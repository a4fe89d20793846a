import sys

import pytest


@pytest.fixture
def keeps_sys_path():
    """Puts sys.path back: test_second relies on it."""
    before = sys.path[:]
    yield
    sys.path[:] = before


@pytest.fixture
def keeps_module_shop_extra():
    """Puts the module shop_extra back: test_second relies on it."""
    before = sys.modules.get("shop_extra")
    yield
    if before is None:
        sys.modules.pop("shop_extra", None)
    else:
        sys.modules["shop_extra"] = before


@pytest.mark.usefixtures("keeps_sys_path", "keeps_module_shop_extra")
def test_first():
    pass


def test_second():
    pass
