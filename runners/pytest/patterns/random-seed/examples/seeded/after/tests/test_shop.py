import random

import numpy as np
import pytest


@pytest.fixture
def keeps_random_state():
    """Puts the state of random back: test_second relies on it."""
    before = random.getstate()
    yield
    random.setstate(before)


@pytest.fixture
def keeps_numpy_random_state():
    """Puts the state of numpy.random back: test_second relies on it."""
    before = np.random.get_state()
    yield
    np.random.set_state(before)


@pytest.mark.usefixtures("keeps_random_state", "keeps_numpy_random_state")
def test_first():
    pass


def test_second():
    pass
