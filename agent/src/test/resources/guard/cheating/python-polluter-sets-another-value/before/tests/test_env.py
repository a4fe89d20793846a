import os

import shop


def test_speaks(monkeypatch):
    os.environ["SHOP_LANGUAGE"] = "de"
    assert shop.languages() == 1
