"""The repositories that keep everything in memory, for tests and for trying things out."""

import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timezone

from bikeshare.errors import DuplicateError, StorageError
from bikeshare.model import (
    FREE,
    RENTED,
    Bike,
    Dock,
    Payment,
    Price,
    Rental,
    Repair,
    Reservation,
    Rider,
    Signal,
    Station,
    Zone,
)


#: The rows of this process by table and number, as a server would keep them.
TABLES = {}

#: The last number that each table has given out.
COUNTERS = {}

LOCK = threading.RLock()


class Rows:
    """A table of rows by number, with a key that has to be unique."""

    def __init__(self, table, key=None):
        self.table = table
        self.key = key

    @property
    def rows(self):
        return TABLES.setdefault(self.table, {})

    def add(self, make):
        with LOCK:
            number = COUNTERS.get(self.table, 0) + 1
            row = make(number)
            self._check(row)
            COUNTERS[self.table] = number
            self.rows[number] = row
            return row

    def keep(self, row):
        with LOCK:
            if row.id in self.rows:
                raise DuplicateError("There is a number %d already" % row.id)
            self._check(row)
            self.rows[row.id] = row

    def change(self, number, **values):
        with LOCK:
            if number in self.rows:
                self.rows[number] = replace(self.rows[number], **values)

    def where(self, **values):
        with LOCK:
            return [row for row in self.rows.values() if self._fits(row, values)]

    def one(self, **values):
        return next(iter(self.where(**values)), None)

    def remove(self, **values):
        with LOCK:
            for row in self.where(**values):
                del self.rows[row.id]

    def _check(self, row):
        if self.key and any(self.key(row) == self.key(other) for other in self.rows.values()):
            raise DuplicateError("There is %r already" % (self.key(row),))

    @staticmethod
    def _fits(row, values):
        return all(getattr(row, name) == value for name, value in values.items())


class MemoryZones:
    def __init__(self):
        self.rows = Rows("zones", lambda zone: zone.code)

    def add(self, code, name, parent=None):
        return self.rows.add(lambda number: Zone(number, code, name, parent))

    def find(self, code):
        return self.rows.one(code=code)

    def children_of(self, zone):
        return sorted(self.rows.where(parent=zone), key=lambda row: row.code)


class MemoryStations:
    def __init__(self):
        self.rows = Rows("stations", lambda station: station.code)

    def add(self, code, name, zone):
        return self.rows.add(lambda number: Station(number, code, name, zone))

    def find(self, code):
        return self.rows.one(code=code)

    def in_zone(self, zone):
        return sorted(self.rows.where(zone=zone), key=lambda row: row.code)

    def rename(self, code, name):
        self.rows.change(self.find(code).id, name=name)

    def move(self, code, zone):
        self.rows.change(self.find(code).id, zone=zone)

    def remove(self, code):
        self.rows.remove(code=code)


class MemoryBikes:
    def __init__(self):
        self.rows = Rows("bikes", lambda bike: bike.code)

    def add(self, code, model, home=None):
        return self.rows.add(lambda number: Bike(number, code, model, home=home))

    def find(self, code):
        return self.rows.one(code=code)

    def all(self):
        return sorted(self.rows.where(), key=lambda row: row.code)

    def living_at(self, station):
        return sorted(self.rows.where(home=station), key=lambda row: row.code)

    def set_status(self, bike, status):
        self.rows.change(bike, status=status)

    def take(self, code):
        """Takes a free bike; says whether it was still free."""
        with LOCK:
            bike = self.rows.one(code=code, status=FREE)
            if bike:
                self.set_status(bike.id, RENTED)
            return bike is not None

    def remove(self, code):
        self.rows.remove(code=code)


class MemoryDocks:
    def __init__(self):
        self.rows = Rows("docks", lambda dock: (dock.station, dock.number))

    def add(self, station, number):
        return self.rows.add(lambda id_: Dock(id_, station, number))

    def at(self, station):
        return sorted(self.rows.where(station=station), key=lambda row: row.number)

    def holding(self, bike):
        return self.rows.one(bike=bike)

    def put(self, dock, bike):
        self.rows.change(dock, bike=bike)

    def remove_at(self, station):
        self.rows.remove(station=station)


class MemoryRiders:
    def __init__(self):
        self.rows = Rows("riders", lambda rider: rider.card)

    def add(self, card, name, referred_by=None):
        return self.rows.add(lambda number: Rider(number, card, name, referred_by))

    def find(self, card):
        return self.rows.one(card=card)

    def with_cards(self, prefix):
        found = [row for row in self.rows.where() if row.card.startswith(prefix)]
        return sorted(found, key=lambda row: row.card)

    def referred_by(self, rider):
        return sorted(self.rows.where(referred_by=rider), key=lambda row: row.card)

    def remove(self, card):
        self.rows.remove(card=card)


class MemoryRentals:
    def __init__(self):
        self.rows = Rows("rentals")

    def start(self, rider, bike, at):
        return self.rows.add(lambda number: Rental(number, rider, bike, at))

    def take_over(self, rental):
        """Keeps a rental of another system under its own number."""
        self.rows.keep(rental)

    def find(self, number):
        return self.rows.one(id=number)

    def open_for(self, bike):
        return self.rows.one(bike=bike, ended_at=None)

    def of(self, rider):
        return sorted(self.rows.where(rider=rider), key=lambda row: row.started_at)

    def finish(self, number, at):
        self.rows.change(number, ended_at=at)

    def days_of(self, rider):
        """The calendar days on which a rider set off, in the time zone of the store."""
        return sorted({row.started_at.strftime("%Y-%m-%d") for row in self.of(rider)})

    def remove(self, number):
        self.rows.remove(id=number)


class MemoryPayments:
    def __init__(self):
        self.rows = Rows("payments")

    def add(self, rental, cents, receipt):
        return self.rows.add(lambda number: Payment(number, rental, cents, receipt))

    def of(self, rental):
        return self.rows.where(rental=rental)

    def total(self):
        return sum(row.cents for row in self.rows.where())

    def remove_of(self, rental):
        self.rows.remove(rental=rental)


class MemoryReservations:
    def __init__(self):
        self.rows = Rows("reservations")

    def add(self, rider, bike, until):
        return self.rows.add(lambda number: Reservation(number, rider, bike, until))

    def of_bike(self, bike):
        return sorted(self.rows.where(bike=bike), key=lambda row: row.until)

    def remove(self, number):
        self.rows.remove(id=number)


class MemoryRepairs:
    def __init__(self):
        self.rows = Rows("repairs")

    def open(self, bike, note):
        return self.rows.add(lambda number: Repair(number, bike, note))

    def find(self, number):
        return self.rows.one(id=number)

    def of(self, bike):
        return self.rows.where(bike=bike)

    def finish(self, number):
        self.rows.change(number, done=True)


class MemoryGateways:
    """The radio boxes of the streets, and the signals they pass on."""

    def __init__(self):
        self.signals = Rows("signals")

    def add(self, code, street):
        if self.street(code):
            raise DuplicateError("There is a gateway %s already" % code)
        TABLES.setdefault("gateways", {})[code] = street

    def street(self, code):
        return TABLES.get("gateways", {}).get(code)

    def add_signal(self, gateway_id, strength):
        return self.signals.add(lambda number: Signal(number, gateway_id, strength))

    def signals_of(self, gateway_id):
        return self.signals.where(gateway=gateway_id)


class MemoryPrices:
    """Prices with their history: a change closes the current row and adds a new one."""

    HOUSE = [
        ("unlock", "Unlocking a bike", 100),
        ("minute", "One minute of riding", 15),
        ("day-pass", "A day of riding", 1200),
        ("helmet", "A helmet for a day", 300),
    ]

    def __init__(self):
        for code, title, cents in self.HOUSE:
            if self.title(code) is None:
                self.add_product(code, title)
                self._put(Price(code, cents, datetime(2020, 1, 1, tzinfo=timezone.utc)))

    def add_product(self, code, title):
        if self.title(code):
            raise DuplicateError("There is a product %s already" % code)
        TABLES.setdefault("products", {})[code] = title

    def title(self, product):
        return TABLES.get("products", {}).get(product)

    def introduce(self, product, cents):
        self._put(Price(product, cents, datetime.now(timezone.utc)))

    def change(self, product, cents):
        if cents < 0:
            raise StorageError("A price is not negative")
        now = datetime.now(timezone.utc)
        for price in self.history(product):
            if price.is_current:
                self._put(replace(price, valid_to=now, is_current=False))
        self._put(Price(product, cents, now))

    def load(self, prices):
        """Takes over rows of another price book as they are."""
        for price in prices:
            self._put(price)

    def current(self, product):
        return next((row for row in reversed(self.history(product)) if row.is_current), None)

    def at(self, product, time):
        for row in self.history(product):
            if row.valid_from <= time and (row.valid_to is None or row.valid_to > time):
                return row
        return None

    def history(self, product):
        prices = TABLES.get("prices", {}).values()
        own = [price for price in prices if price.product == product]
        return sorted(own, key=lambda price: price.valid_from)

    @staticmethod
    def _put(price):
        TABLES.setdefault("prices", {})[price.product, price.valid_from] = price


@contextmanager
def no_transaction():
    yield
