"""What a town sets up through its environment."""

import os


def currency():
    return os.environ.get("BIKESHARE_CURRENCY", "EUR")


def amount(cents):
    """An amount as on a receipt."""
    return "%d.%02d %s" % (cents // 100, cents % 100, currency())
