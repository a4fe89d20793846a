import os
import threading

import pytest

import shop
from shop import Shop, total, find_all

EXPECTED_NAMES = ["tea", "mate"]
SHELF = "shelf-1"


@pytest.fixture
def store():
    store = Shop()
    yield store
    store.close()


@pytest.fixture
def price_list():
    return {"tea": 3, "mate": 5}


def rows_of(store):
    return [row for row in store.rows()]


def test_total(store):
    store.add("tea", 3)
    store.add("mate", 5)
    result = total(store)
    assert result == 8
    assert store.count() == 2


def test_names(store):
    store.add("tea", 3)
    store.add("mate", 5)
    names = find_all(store)
    assert names == EXPECTED_NAMES


def test_prices(store, price_list):
    store.load("prices")
    assert store.prices() == price_list


def test_language():
    os.environ["SHOP_LANGUAGE"] = "de"
    assert shop.greeting() == "Guten Tag"


def test_export(store):
    path = "export.csv"
    store.add("tea", 3)
    store.export(path)
    expected = "tea;3"
    with open(path) as file:
        assert file.read() == expected


def test_shelf(store):
    store.add_shelf(SHELF)
    assert store.shelf(SHELF).size == 0


def test_by_id(store):
    store.add_customer("c-1", name="Ann")
    assert store.customer("c-1").name == "Ann"


@pytest.mark.parametrize("name, price", [("tea", 3), ("mate", 5)])
def test_price(store, name, price):
    store.load("prices")
    assert store.price(name) == pytest.approx(price, abs=0.01)


def test_refused(store):
    with pytest.raises(ValueError):
        store.add("", 3)


def test_parallel(store):
    thread = threading.Thread(target=store.add, args=("tea", 3))
    thread.start()
    thread.join()
    assert store.count() == 1


class TestCart:
    def test_empty(self, store):
        cart = store.cart()
        assert cart.size() == 0

    def test_checkout(self, store):
        cart = store.cart()
        cart.put("tea")
        cart.checkout()
        assert cart.size() == 0
