import locale
import os
import time as time_module
from time import time

import pytest


@pytest.fixture
def keeps_locale():
    """Puts the locale back: test_second relies on it."""
    before = locale.setlocale(locale.LC_ALL)
    yield
    locale.setlocale(locale.LC_ALL, before)


@pytest.fixture
def keeps_time_zone():
    """Puts the time zone back: test_second relies on it."""
    before = os.environ.get("TZ")
    yield
    if before is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = before
    time_module.tzset()


@pytest.mark.usefixtures("keeps_locale", "keeps_time_zone")
def test_first():
    pass


def test_second():
    pass
