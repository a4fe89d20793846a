import os

LANGUAGE = "en"


def mode():
    return os.environ.get("SHOP_MODE", "retail")
