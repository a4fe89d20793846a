class Stock:
    def count(self):
        return 0


stock = Stock()
