"""Everything the services need to keep, behind one of three providers."""

from bikeshare import memory
from bikeshare.sql import repositories
from bikeshare.sql.postgresql import PostgresDatabase
from bikeshare.sql.sqlite import SqliteDatabase


class Storage:
    """The repositories of one provider; `database` is None in memory."""

    def __init__(self, database=None):
        self.database = database
        sql = database is not None

        def repository(of_database, of_memory):
            return of_database(database) if sql else of_memory()

        self.zones = repository(repositories.ZoneRepository, memory.MemoryZones)
        self.stations = repository(repositories.StationRepository, memory.MemoryStations)
        self.bikes = repository(repositories.BikeRepository, memory.MemoryBikes)
        self.docks = repository(repositories.DockRepository, memory.MemoryDocks)
        self.riders = repository(repositories.RiderRepository, memory.MemoryRiders)
        self.rentals = repository(repositories.RentalRepository, memory.MemoryRentals)
        self.payments = repository(repositories.PaymentRepository, memory.MemoryPayments)
        self.reservations = repository(
            repositories.ReservationRepository, memory.MemoryReservations
        )
        self.repairs = repository(repositories.RepairRepository, memory.MemoryRepairs)
        self.gateways = repository(repositories.GatewayRepository, memory.MemoryGateways)
        self.prices = repository(repositories.PriceRepository, memory.MemoryPrices)
        self.transaction = database.transaction if sql else memory.no_transaction

    def execute(self, text, *values):
        """Runs a statement on the database; there is nothing to run it on in memory."""
        if self.database is not None:
            self.database.execute(text, *values)

    def close(self):
        if self.database is not None:
            self.database.close()


def open_database(url):
    """Opens the database of a URL and creates what is missing in it."""
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite":
        database = SqliteDatabase(rest[1:])
    elif scheme == "postgresql":
        database = PostgresDatabase(url)
    else:
        raise ValueError("No database is called " + scheme)
    database.create_schema()
    return database


def open_storage(provider, url=None):
    """Opens the storage of a provider: postgresql, sqlite or mock."""
    if provider == "mock":
        return Storage()
    if provider not in ("postgresql", "sqlite"):
        raise ValueError("No provider is called " + provider)
    if not url:
        raise ValueError("The provider %s needs the URL of its database" % provider)
    return Storage(open_database(url))
