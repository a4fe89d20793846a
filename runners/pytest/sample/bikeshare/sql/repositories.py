"""The repositories that keep their rows in a database."""

from bikeshare.model import (
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


class Repository:
    def __init__(self, database):
        self.db = database

    def _one(self, make, sql, *values):
        row = self.db.first(sql, *values)
        return make(row) if row else None

    def _all(self, make, sql, *values):
        return [make(row) for row in self.db.rows(sql, *values)]


class ZoneRepository(Repository):
    COLUMNS = "SELECT id, code, name, parent FROM zones"

    def add(self, code, name, parent=None):
        number = self.db.insert("zones", code=code, name=name, parent=parent)
        return Zone(number, code, name, parent)

    def find(self, code):
        return self._one(self._zone, self.COLUMNS + " WHERE code = %s", code)

    def children_of(self, zone):
        return self._all(self._zone, self.COLUMNS + " WHERE parent = %s ORDER BY code", zone)

    @staticmethod
    def _zone(row):
        return Zone(*row)


class StationRepository(Repository):
    COLUMNS = "SELECT id, code, name, zone_id FROM stations"

    def add(self, code, name, zone):
        return Station(
            self.db.insert("stations", code=code, name=name, zone_id=zone), code, name, zone
        )

    def find(self, code):
        return self._one(self._station, self.COLUMNS + " WHERE code = %s", code)

    def in_zone(self, zone):
        return self._all(self._station, self.COLUMNS + " WHERE zone_id = %s ORDER BY code", zone)

    def rename(self, code, name):
        self.db.execute("UPDATE stations SET name = %s WHERE code = %s", name, code)

    def move(self, code, zone):
        self.db.execute("UPDATE stations SET zone_id = %s WHERE code = %s", zone, code)

    def remove(self, code):
        self.db.execute("DELETE FROM stations WHERE code = %s", code)

    @staticmethod
    def _station(row):
        return Station(*row)


class BikeRepository(Repository):
    COLUMNS = "SELECT id, code, model, status, home_station FROM bikes"

    def add(self, code, model, home=None):
        number = self.db.insert("bikes", code=code, model=model, home_station=home)
        return Bike(number, code, model, home=home)

    def find(self, code):
        return self._one(self._bike, self.COLUMNS + " WHERE code = %s", code)

    def all(self):
        return self._all(self._bike, self.COLUMNS + " ORDER BY code")

    def living_at(self, station):
        sql = self.COLUMNS + " WHERE home_station = %s ORDER BY code"
        return self._all(self._bike, sql, station)

    def set_status(self, bike, status):
        self.db.execute("UPDATE bikes SET status = %s WHERE id = %s", status, bike)

    def take(self, code):
        """Takes a free bike; says whether it was still free."""
        taken = "UPDATE bikes SET status = 'RENTED' WHERE code = %s AND status = 'FREE'"
        return self.db.execute(taken, code) == 1

    def remove(self, code):
        self.db.execute("DELETE FROM bikes WHERE code = %s", code)

    @staticmethod
    def _bike(row):
        return Bike(*row)


class DockRepository(Repository):
    COLUMNS = "SELECT id, station_id, number, bike_id FROM docks"

    def add(self, station, number):
        return Dock(self.db.insert("docks", station_id=station, number=number), station, number)

    def at(self, station):
        sql = self.COLUMNS + " WHERE station_id = %s ORDER BY number"
        return self._all(self._dock, sql, station)

    def holding(self, bike):
        return self._one(self._dock, self.COLUMNS + " WHERE bike_id = %s", bike)

    def put(self, dock, bike):
        self.db.execute("UPDATE docks SET bike_id = %s WHERE id = %s", bike, dock)

    def remove_at(self, station):
        self.db.execute("DELETE FROM docks WHERE station_id = %s", station)

    @staticmethod
    def _dock(row):
        return Dock(*row)


class RiderRepository(Repository):
    COLUMNS = "SELECT id, card, name, referred_by FROM riders"

    def add(self, card, name, referred_by=None):
        number = self.db.insert("riders", card=card, name=name, referred_by=referred_by)
        return Rider(number, card, name, referred_by)

    def find(self, card):
        return self._one(self._rider, self.COLUMNS + " WHERE card = %s", card)

    def with_cards(self, prefix):
        sql = self.COLUMNS + " WHERE card LIKE %s ORDER BY card"
        return self._all(self._rider, sql, prefix + "%")

    def referred_by(self, rider):
        return self._all(self._rider, self.COLUMNS + " WHERE referred_by = %s ORDER BY card", rider)

    def remove(self, card):
        self.db.execute("DELETE FROM riders WHERE card = %s", card)

    @staticmethod
    def _rider(row):
        return Rider(*row)


class RentalRepository(Repository):
    COLUMNS = "SELECT id, rider_id, bike_id, started_at, ended_at FROM rentals"

    def start(self, rider, bike, at):
        number = self.db.insert("rentals", rider_id=rider, bike_id=bike, started_at=at)
        return Rental(number, rider, bike, at)

    def take_over(self, rental):
        """Keeps a rental of another system under its own number."""
        self.db.execute(
            "INSERT INTO rentals (id, rider_id, bike_id, started_at, ended_at)"
            " VALUES (%s, %s, %s, %s, %s)",
            rental.id,
            rental.rider,
            rental.bike,
            rental.started_at,
            rental.ended_at,
        )

    def find(self, number):
        return self._one(self._rental, self.COLUMNS + " WHERE id = %s", number)

    def open_for(self, bike):
        return self._one(
            self._rental, self.COLUMNS + " WHERE bike_id = %s AND ended_at IS NULL", bike
        )

    def of(self, rider):
        return self._all(
            self._rental, self.COLUMNS + " WHERE rider_id = %s ORDER BY started_at", rider
        )

    def finish(self, number, at):
        self.db.execute("UPDATE rentals SET ended_at = %s WHERE id = %s", at, number)

    def days_of(self, rider):
        """The calendar days on which a rider set off, in the time zone of the store."""
        sql = "SELECT DISTINCT " + self.db.day("started_at") + " FROM rentals WHERE rider_id = %s"
        return sorted(row[0] for row in self.db.rows(sql, rider))

    def remove(self, number):
        self.db.execute("DELETE FROM rentals WHERE id = %s", number)

    def _rental(self, row):
        number, rider, bike, started_at, ended_at = row
        return Rental(number, rider, bike, self.db.to_time(started_at), self.db.to_time(ended_at))


class PaymentRepository(Repository):
    COLUMNS = "SELECT id, rental_id, amount_cents, receipt FROM payments"

    def add(self, rental, cents, receipt):
        number = self.db.insert("payments", rental_id=rental, amount_cents=cents, receipt=receipt)
        return Payment(number, rental, cents, receipt)

    def of(self, rental):
        return self._all(self._payment, self.COLUMNS + " WHERE rental_id = %s ORDER BY id", rental)

    def total(self):
        return int(self.db.first("SELECT coalesce(sum(amount_cents), 0) FROM payments")[0])

    def remove_of(self, rental):
        self.db.execute("DELETE FROM payments WHERE rental_id = %s", rental)

    @staticmethod
    def _payment(row):
        return Payment(*row)


class ReservationRepository(Repository):
    COLUMNS = "SELECT id, rider_id, bike_id, until FROM reservations"

    def add(self, rider, bike, until):
        number = self.db.insert("reservations", rider_id=rider, bike_id=bike, until=until)
        return Reservation(number, rider, bike, until)

    def of_bike(self, bike):
        return self._all(
            self._reservation, self.COLUMNS + " WHERE bike_id = %s ORDER BY until", bike
        )

    def remove(self, number):
        self.db.execute("DELETE FROM reservations WHERE id = %s", number)

    def _reservation(self, row):
        number, rider, bike, until = row
        return Reservation(number, rider, bike, self.db.to_time(until))


class RepairRepository(Repository):
    COLUMNS = "SELECT id, bike_id, note, done FROM repairs"

    def open(self, bike, note):
        return Repair(self.db.insert("repairs", bike_id=bike, note=note), bike, note)

    def find(self, number):
        return self._one(self._repair, self.COLUMNS + " WHERE id = %s", number)

    def of(self, bike):
        return self._all(self._repair, self.COLUMNS + " WHERE bike_id = %s ORDER BY id", bike)

    def finish(self, number):
        self.db.execute("UPDATE repairs SET done = %s WHERE id = %s", True, number)

    @staticmethod
    def _repair(row):
        number, bike, note, done = row
        return Repair(number, bike, note, bool(done))


class GatewayRepository(Repository):
    """The radio boxes of the streets, and the signals they pass on."""

    def add(self, code, street):
        self.db.execute("INSERT INTO gateways (code, street) VALUES (%s, %s)", code, street)

    def street(self, code):
        row = self.db.first("SELECT street FROM gateways WHERE code = %s", code)
        return row and row[0]

    def add_signal(self, gateway_id, strength):
        number = self.db.insert("signals", gateway_id=gateway_id, strength=strength)
        return Signal(number, gateway_id, strength)

    def signals_of(self, gateway_id):
        return self._all(
            self._signal,
            "SELECT id, gateway_id, strength FROM signals WHERE gateway_id = %s ORDER BY id",
            gateway_id,
        )

    @staticmethod
    def _signal(row):
        return Signal(*row)


class PriceRepository(Repository):
    """Prices with their history: a change closes the current row and adds a new one."""

    COLUMNS = "SELECT product, amount_cents, valid_from, valid_to, is_current FROM prices"

    def add_product(self, code, title):
        self.db.execute("INSERT INTO products (code, title) VALUES (%s, %s)", code, title)

    def title(self, product):
        row = self.db.first("SELECT title FROM products WHERE code = %s", product)
        return row and row[0]

    def introduce(self, product, cents):
        self.db.execute(
            "INSERT INTO prices (product, amount_cents, valid_from) VALUES (%s, %s, now())",
            product,
            cents,
        )

    def change(self, product, cents):
        with self.db.transaction():
            self.db.execute(
                "UPDATE prices SET valid_to = now(), is_current = false"
                " WHERE product = %s AND is_current",
                product,
            )
            self.db.execute(
                "INSERT INTO prices (product, amount_cents, valid_from)"
                " SELECT product, %s, max(valid_to) FROM prices"
                " WHERE product = %s GROUP BY product",
                cents,
                product,
            )

    def load(self, prices):
        """Takes over rows of another price book as they are."""
        with self.db.transaction():
            for price in prices:
                self.db.execute(
                    "INSERT INTO prices (product, amount_cents, valid_from, valid_to, is_current)"
                    " VALUES (%s, %s, %s, %s, %s)",
                    price.product,
                    price.cents,
                    price.valid_from,
                    price.valid_to,
                    price.is_current,
                )

    def current(self, product):
        return self._one(
            self._price,
            self.COLUMNS + " WHERE product = %s AND is_current ORDER BY valid_from DESC",
            product,
        )

    def at(self, product, time):
        return self._one(
            self._price,
            self.COLUMNS
            + " WHERE product = %s AND valid_from <= %s AND (valid_to IS NULL OR valid_to > %s)",
            product,
            time,
            time,
        )

    def history(self, product):
        return self._all(
            self._price, self.COLUMNS + " WHERE product = %s ORDER BY valid_from", product
        )

    def _price(self, row):
        product, cents, valid_from, valid_to, is_current = row
        to_time = self.db.to_time
        return Price(product, cents, to_time(valid_from), to_time(valid_to), bool(is_current))
