import pytest

from bikeshare.pricing import PricingService


def test_a_product_has_a_title(storage):
    storage.prices.add_product("tandem", "An hour on a tandem")

    assert storage.prices.title("tandem") == "An hour on a tandem"
    assert storage.prices.current("tandem") is None


def test_an_unknown_product_has_no_price(storage):
    assert storage.prices.title("rickshaw") is None
    with pytest.raises(ValueError):
        PricingService(storage).quote("rickshaw", 1)


@pytest.mark.parametrize("product", ["unlock", "minute", "day-pass"])
def test_the_house_products_have_a_price(storage, product):
    assert storage.prices.current(product).cents > 0
