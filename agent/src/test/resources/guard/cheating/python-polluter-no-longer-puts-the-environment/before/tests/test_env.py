import os

import shop


def test_speaks():
    os.putenv("SHOP_LANGUAGE", "de")
    os.chdir("shelf")
    assert shop.language() == "de"
