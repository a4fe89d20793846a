REGISTRY = {}
limit = 3


class Cart:
    current = None

    def size(self):
        return 0


def total(items):
    return sum(items)
