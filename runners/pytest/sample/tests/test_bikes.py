import pytest

from bikeshare.errors import DuplicateError
from bikeshare.model import FREE, WORKSHOP

HARBOUR = 707


@pytest.fixture
def add(storage):
    added = []

    def add(code, home=None):
        added.append(code)
        return storage.bikes.add(code, "city", home)

    yield add
    for code in added:
        storage.bikes.remove(code)


def test_a_bike_gets_its_number_from_the_store(add):
    first = add("B-100")
    second = add("B-101")

    assert first.id == 1
    assert second.id == 2


def test_a_bike_is_found_by_its_code(storage, add):
    bike = add("B-100")

    assert storage.bikes.find("B-100") == bike
    assert storage.bikes.find("B-999") is None


def test_a_code_is_given_out_once(storage, add):
    add("B-100")

    with pytest.raises(DuplicateError):
        storage.bikes.add("B-100", "cargo")
    assert storage.bikes.find("B-100").model == "city"


def test_a_new_fleet_is_empty(storage):
    assert storage.bikes.all() == []


def test_bikes_of_a_station_are_listed(storage, add):
    storage.execute("INSERT INTO zones (id, code, name) VALUES (700, 'Z-700', 'Waterfront')")
    storage.execute(
        "INSERT INTO stations (id, code, name, zone_id) VALUES (707, 'S-707', 'Harbour', 700)"
    )
    add("B-102", HARBOUR)
    add("B-101", HARBOUR)
    add("B-103")

    assert [bike.code for bike in storage.bikes.living_at(HARBOUR)] == ["B-101", "B-102"]


def test_the_status_of_a_bike_is_kept(storage, add):
    bike = add("B-100")
    assert bike.status == FREE

    storage.bikes.set_status(bike.id, WORKSHOP)

    assert storage.bikes.find("B-100").status == WORKSHOP
