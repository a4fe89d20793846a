import pytest

from shop import settings

GREETING = "Bonjour"


@pytest.fixture
def french():
    settings.LANGUAGE = "fr"


def test_french_greeting(french):
    assert settings.greeting() == GREETING


def test_english_greeting():
    assert settings.greeting() == "Hello"
