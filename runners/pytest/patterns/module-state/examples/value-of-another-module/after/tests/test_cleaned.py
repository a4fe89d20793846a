import pytest

from shop import settings


@pytest.fixture
def keeps_language():
    """Puts shop.settings.LANGUAGE back: test_english_greeting relies on it."""
    before = settings.LANGUAGE
    yield
    settings.LANGUAGE = before


GREETING = "Bonjour"


@pytest.fixture
def french():
    settings.LANGUAGE = "fr"


@pytest.mark.usefixtures("keeps_language")
def test_french_greeting(french):
    assert settings.greeting() == GREETING


def test_english_greeting():
    assert settings.greeting() == "Hello"
