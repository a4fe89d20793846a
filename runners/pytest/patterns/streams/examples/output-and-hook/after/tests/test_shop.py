import sys

import pytest


@pytest.fixture
def keeps_sys_stdout():
    """Puts sys.stdout back: test_second relies on it."""
    before = sys.stdout
    yield
    sys.stdout = before


@pytest.fixture
def keeps_sys_excepthook():
    """Puts sys.excepthook back: test_second relies on it."""
    before = sys.excepthook
    yield
    sys.excepthook = before


@pytest.mark.usefixtures("keeps_sys_stdout", "keeps_sys_excepthook")
def test_first():
    pass


def test_second():
    pass
