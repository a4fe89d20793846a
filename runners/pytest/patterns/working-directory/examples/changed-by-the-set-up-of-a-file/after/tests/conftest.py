import os

import pytest


@pytest.fixture(scope="module", autouse=True)
def keeps_working_directory():
    """Puts the working directory back: test_third relies on it."""
    before = os.getcwd()
    yield
    os.chdir(before)
