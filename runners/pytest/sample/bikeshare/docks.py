"""Puts bikes into docks and takes them out."""


class DockService:
    def __init__(self, storage):
        self.storage = storage

    def park(self, dock, bike):
        other = self.storage.docks.holding(bike.id)
        if other:
            raise ValueError("%s stands in dock %d" % (bike.code, other.number))
        self.storage.docks.put(dock.id, bike.id)

    def take_out(self, bike):
        dock = self.storage.docks.holding(bike.id)
        if dock is None:
            raise ValueError("%s is not docked" % bike.code)
        self.storage.docks.put(dock.id, None)

    def swap(self, one, other):
        """Exchanges the bikes of two docks."""
        with self.storage.transaction():
            self.storage.docks.put(one.id, other.bike)
            self.storage.docks.put(other.id, one.bike)

    def free_docks(self, station):
        return sum(1 for dock in self.storage.docks.at(station.id) if dock.bike is None)
