from collections import deque
from contextvars import ContextVar

SHELF = {"bread": [1]}
TAGS = {"fresh"}
QUEUE = deque(["Ada"])
CUSTOMER = ContextVar("CUSTOMER", default="nobody")


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
