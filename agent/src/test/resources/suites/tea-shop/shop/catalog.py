PRICES = {"green": 4, "black": 3}
DISCOUNTS = []


def price(tea):
    return PRICES[tea] - sum(DISCOUNTS)


def add_discount(amount):
    DISCOUNTS.append(amount)
