import warnings

import pytest


@pytest.fixture
def keeps_warning_filters():
    """Puts the warning filters back: test_second relies on it."""
    with warnings.catch_warnings():
        yield


@pytest.mark.usefixtures("keeps_warning_filters")
def test_first():
    pass


def test_second():
    pass
