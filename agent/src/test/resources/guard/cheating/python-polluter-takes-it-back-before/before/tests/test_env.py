import os

import shop


def test_speaks():
    os.environ["SHOP_LANGUAGE"] = "de"
    assert shop.languages() == 1
