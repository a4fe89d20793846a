class Stock:
    total = 0


stock = Stock()
