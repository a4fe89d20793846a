import random

import numpy as np


def test_first():
    pass


def test_second():
    pass
