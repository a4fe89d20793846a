import pytest

from shop import store


@pytest.fixture
def no_orders():
    if store.run("select count(*) from orders") != [(0,)]:
        pytest.skip("there are orders")


def test_there_is_one_customer():
    assert store.run("select name from customers") == [("Ada",)]


def test_nobody_owes(no_orders):
    assert store.run("select sum(amount) from orders") == [(None,)]


def test_a_customer_is_added():
    store.run("insert into customers values (?)", "Grace")
    assert ("Grace",) in store.run("select name from customers")


def test_an_order_is_kept():
    store.run("insert into orders values (?, ?)", "Ada", 5)
    assert ("Ada", 5) in store.run("select * from orders")
