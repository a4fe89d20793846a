"""Discounts by name, in per cent."""

DISCOUNTS = {"member": 10}


def register(name, percent):
    if not 0 < percent <= 100:
        raise ValueError("A discount is between 1 and 100 per cent, not %d" % percent)
    DISCOUNTS[name] = percent


def names():
    return sorted(DISCOUNTS)


def apply(name, cents):
    """The amount after the discount, a broken cent in favour of the rider."""
    if name not in DISCOUNTS:
        raise ValueError("No discount is called " + name)
    return cents * (100 - DISCOUNTS[name]) // 100
