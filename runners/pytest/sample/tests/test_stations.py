import pytest

from bikeshare.stations import StationService


@pytest.fixture
def service(storage):
    return StationService(storage)


@pytest.fixture
def zone(storage, code):
    return storage.zones.add(code("Z"), "Hill Side")


def test_an_unknown_station_shows_its_code(service):
    assert service.label("HBF") == "HBF"


def test_a_sign_carries_the_label(storage, service, zone):
    storage.stations.add("HBF", "Hauptbahnhof", zone.id)

    assert service.label("HBF") == "HBF Hauptbahnhof"

    storage.stations.remove("HBF")


def test_a_station_opens_with_its_docks(storage, service, zone, code):
    station = service.open(code("S"), "New Mill", zone.id, 3)

    assert [dock.number for dock in storage.docks.at(station.id)] == [1, 2, 3]
    assert storage.stations.find(station.code) == station


def test_a_station_can_be_closed(storage, service, zone):
    service.open("S-01", "Old Mill", zone.id, 2)

    service.close("S-01")

    assert storage.stations.find("S-01") is None


def test_a_station_with_bikes_stays_open(storage, service, zone, code):
    station = service.open(code("S"), "Town Hall", zone.id, 1)
    storage.bikes.add(code("S"), "city", station.id)

    with pytest.raises(ValueError):
        service.close(station.code)
    assert storage.stations.find(station.code)


def test_a_renamed_station_has_a_new_label(service, zone, code):
    station = service.open(code("S"), "Tram Depot", zone.id, 0)
    assert service.label(station.code).endswith("Tram Depot")

    service.rename(station.code, "Bus Depot")

    assert service.label(station.code) == station.code + " Bus Depot"
