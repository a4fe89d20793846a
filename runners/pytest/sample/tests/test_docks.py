import pytest

from bikeshare.docks import DockService
from bikeshare.errors import DuplicateError
from bikeshare.stations import StationService


@pytest.fixture
def service(storage):
    return DockService(storage)


@pytest.fixture
def station(storage, code):
    zone = storage.zones.add(code("D"), "Docklands")
    return StationService(storage).open(code("D"), "Crane Square", zone.id, 2)


@pytest.fixture
def bike(storage, code):
    return lambda: storage.bikes.add(code("D"), "city")


@pytest.fixture
def dock(storage, station):
    return lambda number: storage.docks.at(station.id)[number - 1]


def test_a_bike_can_be_taken_out(service, station, bike, dock):
    red = bike()
    service.park(dock(1), red)
    assert service.free_docks(station) == 1

    service.take_out(red)

    assert service.free_docks(station) == 2
    with pytest.raises(ValueError):
        service.take_out(red)


def test_a_bike_stands_in_one_dock_only(service, bike, dock):
    red = bike()
    service.park(dock(1), red)

    with pytest.raises(ValueError):
        service.park(dock(2), red)
    assert dock(2).bike is None


def test_a_dock_can_be_added_to_an_old_station(storage):
    dock = storage.docks.add(707, 12)

    assert dock.number == 12
    assert dock in storage.docks.at(707)


def test_a_half_done_swap_is_refused(storage, provider, service, bike, dock):
    red = bike()
    service.park(dock(1), red)

    if provider == "postgresql":
        with pytest.raises(DuplicateError):
            with storage.transaction():
                storage.docks.put(dock(2).id, red.id)
    assert dock(2).bike is None


def test_two_bikes_change_places(service, bike, dock):
    red, blue = bike(), bike()
    service.park(dock(1), red)
    service.park(dock(2), blue)

    service.swap(dock(1), dock(2))

    assert (dock(1).bike, dock(2).bike) == (blue.id, red.id)
