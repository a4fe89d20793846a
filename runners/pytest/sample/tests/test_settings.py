import os

from bikeshare import settings


def test_a_town_counts_in_euros():
    assert settings.amount(1250) == "12.50 EUR"


def test_a_town_may_have_its_own_money():
    os.environ["BIKESHARE_CURRENCY"] = "CHF"

    assert settings.amount(300) == "3.00 CHF"


def test_cents_have_two_digits():
    assert settings.amount(1205).startswith("12.05 ")
