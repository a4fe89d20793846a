"""Opens, renames and closes stations."""

from bikeshare.directory import StationDirectory


class StationService:
    def __init__(self, storage):
        self.storage = storage

    def open(self, code, name, zone, docks):
        """Opens a station with empty docks numbered from one."""
        with self.storage.transaction():
            station = self.storage.stations.add(code, name, zone)
            for number in range(1, docks + 1):
                self.storage.docks.add(station.id, number)
        return station

    def rename(self, code, name):
        self._station(code)
        self.storage.stations.rename(code, name)
        StationDirectory.instance().forget(code)

    def close(self, code):
        """Closes a station that no bike calls its home."""
        station = self._station(code)
        if self.storage.bikes.living_at(station.id):
            raise ValueError("%s is still the home of bikes" % code)
        with self.storage.transaction():
            self.storage.docks.remove_at(station.id)
            self.storage.stations.remove(code)
        StationDirectory.instance().forget(code)

    def label(self, code):
        """Code and name as on the sign; an unknown station shows its code only."""
        name = StationDirectory.instance().name_of(code, self._name)
        return "%s %s" % (code, name) if name else code

    def _name(self, code):
        station = self.storage.stations.find(code)
        return station and station.name

    def _station(self, code):
        station = self.storage.stations.find(code)
        if station is None:
            raise ValueError("No station " + code)
        return station


def stations_below(storage, zone):
    """Counts the stations of a zone and of all zones below it."""
    count = len(storage.stations.in_zone(zone.id))
    for child in storage.zones.children_of(zone.id):
        count += stations_below(storage, child)
    return count
