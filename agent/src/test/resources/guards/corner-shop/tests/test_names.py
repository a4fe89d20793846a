from shop import goods
from shop.goods import SHELF, Till


def test_a_shelf_is_filled():
    goods.SHELF["bread"].append(2)
    goods.SHELF["milk"] = []


def test_the_shelf_is_as_it_was():
    assert SHELF == {"bread": [1]}


def test_a_tag_is_added():
    goods.TAGS = {"old"}


def test_the_tags_are_as_they_were():
    assert goods.TAGS == {"fresh"}


def test_a_customer_waits():
    goods.QUEUE.append("Grace")


def test_one_customer_waits():
    assert list(goods.QUEUE) == ["Ada"]


def test_a_customer_is_served():
    goods.CUSTOMER.set("Ada")


def test_nobody_is_served():
    assert goods.CUSTOMER.get() == "nobody"


def test_the_till_is_used():
    goods.TILL.sales.append(5)
    goods.TILL.open = True


def test_the_till_is_empty():
    assert goods.TILL.sales == [] and not goods.TILL.open


def test_another_way_to_make_a_till():
    Till.make = lambda: None


def test_a_till_is_made_by_its_class():
    assert isinstance(type("Other", (Till,), {}).make(), Till)


def test_a_name_is_added():
    goods.Clerk.hat = goods.HAT = "blue"


def test_nobody_has_a_hat():
    assert not hasattr(goods, "HAT") and not hasattr(goods.Clerk, "hat")


def test_a_total_is_made():
    assert goods.total() == 1


def test_the_total_begins_anew():
    assert not hasattr(goods.total, "calls") and goods.total() == 1
