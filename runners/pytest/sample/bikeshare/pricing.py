"""What things cost."""

from bikeshare import fares


class PricingService:
    def __init__(self, storage):
        self.storage = storage

    def change_price(self, product, cents):
        self.storage.prices.change(product, cents)

    def quote(self, product, pieces, discount=None):
        """The price of some pieces of a product today."""
        price = self.storage.prices.current(product)
        if price is None:
            raise ValueError("No price for " + product)
        amount = pieces * price.cents
        return fares.apply(discount, amount) if discount else amount

    def fare(self, minutes):
        """The fare of a ride: unlocking and every minute begun."""
        return self.quote("unlock", 1) + self.quote("minute", minutes)
