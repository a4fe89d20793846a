import time
from datetime import datetime, timezone

import pytest

from bikeshare.errors import StorageError
from bikeshare.model import Price
from bikeshare.pricing import PricingService


@pytest.fixture
def pricing(storage):
    return PricingService(storage)


def test_every_product_has_one_current_price(storage):
    for product in ("unlock", "minute", "day-pass", "helmet"):
        current = [price for price in storage.prices.history(product) if price.is_current]
        assert len(current) == 1, product


def test_a_product_starts_with_one_price(storage):
    (price,) = storage.prices.history("day-pass")

    assert price.cents == 1200
    assert price.valid_to is None


def test_an_old_price_can_be_looked_up(storage, pricing):
    pricing.change_price("day-pass", 1350)

    then = storage.prices.at("day-pass", datetime(2021, 6, 1, tzinfo=timezone.utc))

    assert then.cents == 1200
    assert then.valid_to is not None
    assert storage.prices.current("day-pass").cents == 1350


def test_a_negative_price_is_refused(storage, pricing):
    with pytest.raises(StorageError):
        pricing.change_price("unlock", -5)

    assert storage.prices.current("unlock").cents == 100


def test_a_tandem_is_dearer_than_ten_minutes(storage, pricing):
    storage.prices.introduce("tandem", 900)

    assert pricing.quote("tandem", 1) > pricing.quote("minute", 10)


def test_the_history_has_no_gaps(storage, pricing, code):
    product = code("P")
    storage.prices.add_product(product, "A bell")
    storage.prices.introduce(product, 300)
    for cents in (320, 350):
        time.sleep(0.005)
        pricing.change_price(product, cents)

    first, second, third = storage.prices.history(product)

    assert [first.cents, second.cents, third.cents] == [300, 320, 350]
    assert first.valid_to == second.valid_from
    assert second.valid_to == third.valid_from
    assert third.valid_to is None


def test_prices_of_a_partner_are_taken_over(storage, pricing):
    start = datetime(2024, 1, 1, tzinfo=timezone.utc)

    storage.prices.load([Price("minute", 17, start)])

    assert pricing.quote("minute", 10) == 170


def test_a_new_price_counts_from_now(storage, pricing):
    before = datetime.now(timezone.utc)

    pricing.change_price("helmet", 350)

    assert storage.prices.current("helmet").valid_from >= before


def test_the_database_has_a_clock(database):
    cursor = database.connection.cursor()
    cursor.execute("SELECT now()")

    assert cursor.fetchone()[0] is not None
