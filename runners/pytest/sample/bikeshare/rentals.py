"""Lends bikes and takes the money when they come back."""

from datetime import datetime, timedelta, timezone

from bikeshare import fares
from bikeshare.model import FREE
from bikeshare.pricing import PricingService
from bikeshare.receipts import Receipts


class RentalService:
    def __init__(self, storage):
        self.storage = storage
        self.pricing = PricingService(storage)

    def rent(self, card, bike_code, at):
        rider = self._rider(card)
        with self.storage.transaction():
            if not self.storage.bikes.take(bike_code):
                raise ValueError("%s is not free" % bike_code)
            bike = self.storage.bikes.find(bike_code)
            return self.storage.rentals.start(rider.id, bike.id, at)

    def give_back(self, number, at, discount=None):
        rental = self.storage.rentals.find(number)
        if rental is None or rental.ended_at is not None:
            raise ValueError("No open rental %d" % number)
        if at <= rental.started_at:
            raise ValueError("A ride cannot end before it begins")
        fare = self.pricing.fare(minutes(rental.started_at, at))
        due = fares.apply(discount, fare) if discount else fare
        with self.storage.transaction():
            self.storage.rentals.finish(number, at)
            self.storage.bikes.set_status(rental.bike, FREE)
            return self.storage.payments.add(number, due, Receipts.next())

    def reserve(self, card, bike_code, seconds):
        """Holds a bike for a rider for a while."""
        rider = self._rider(card)
        bike = self.storage.bikes.find(bike_code)
        if self.reserved(bike):
            raise ValueError("%s is reserved" % bike_code)
        until = datetime.now(timezone.utc) + timedelta(seconds=seconds)
        return self.storage.reservations.add(rider.id, bike.id, until)

    def reserved(self, bike):
        now = datetime.now(timezone.utc)
        return any(one.until > now for one in self.storage.reservations.of_bike(bike.id))

    def _rider(self, card):
        rider = self.storage.riders.find(card)
        if rider is None:
            raise ValueError("No card " + card)
        return rider


def minutes(start, end):
    """The minutes begun between two times."""
    return int((end - start).total_seconds() + 59) // 60


def trip_lines(storage, rider):
    """The rides of a rider as lines for a spreadsheet."""
    lines = ["bike;minutes"]
    for rental in storage.rentals.of(rider.id):
        length = "" if rental.ended_at is None else minutes(rental.started_at, rental.ended_at)
        lines.append("%d;%s" % (rental.bike, length))
    return lines
