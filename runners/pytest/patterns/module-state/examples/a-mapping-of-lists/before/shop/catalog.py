PRICES = {"green": 4}
DISCOUNTS = []
