import os

import pytest


@pytest.fixture
def keeps_working_directory():
    """Puts the working directory back: test_second relies on it."""
    before = os.getcwd()
    yield
    os.chdir(before)


@pytest.mark.usefixtures("keeps_working_directory")
def test_first():
    pass


def test_second():
    pass
