import pytest

from shop import settings


@pytest.fixture
def french():
    settings.LANGUAGE = "fr"


def test_french_greeting(french):
    assert settings.greeting() == "Bonjour"


def test_language_is_reset():
    settings.LANGUAGE = "en"
    assert settings.LANGUAGE == "en"


def test_english_greeting():
    assert settings.greeting() == "Hello"
