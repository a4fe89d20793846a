REGISTRY = {}
rate = 3
language = "en"


class Shop:
    current = None

    def __init__(self):
        self.items = {}

    def add(self, name, price):
        if not name:
            raise ValueError("name")
        self.items[name] = price

    def count(self):
        return len(self.items)


def total(store):
    return sum(store.items.values())


def greeting():
    return "Hello"


def find_all(store):
    return list(store.items)
