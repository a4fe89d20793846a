from collections import deque
from contextvars import ContextVar

SHELF = {"bread": [1]}
TAGS = {"fresh"}
QUEUE = deque(["Ada"])
CUSTOMER = ContextVar("CUSTOMER", default="nobody")


def total(prices=[]):
    total.calls = getattr(total, "calls", 0) + 1
    prices.append(1)
    return sum(prices)


class Till:
    owner = "Ada"

    def __init__(self):
        self.sales = []
        self.open = False

    @classmethod
    def make(cls):
        return cls()


class Clerk:
    def __init__(self):
        self.name = "Grace"


TILL = Till()
