import os

import shop


def test_speaks():
    os.chdir("shelf")
    assert shop.language() == "de"
