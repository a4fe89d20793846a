from datetime import datetime, timedelta, timezone

import pytest

from bikeshare.rentals import trip_lines

NOON = datetime(2024, 9, 14, 12, tzinfo=timezone.utc)


@pytest.fixture
def rider(storage, code):
    return storage.riders.add(code("X"), "Nora Blum")


@pytest.fixture
def bike(storage, code):
    return storage.bikes.add(code("X"), "city")


def test_a_ride_of_an_overseas_branch_counts_there(storage, provider, rider, bike):
    storage.rentals.start(rider.id, bike.id, NOON)
    day = "2024-09-14"
    if provider == "postgresql":
        storage.execute("SET TIME ZONE 'Pacific/Kiritimati'")
        day = "2024-09-15"

    assert storage.rentals.days_of(rider.id) == [day]


def test_an_open_ride_has_an_empty_column(storage, rider, bike):
    storage.rentals.start(rider.id, bike.id, NOON)

    assert trip_lines(storage, rider) == ["bike;minutes", "%d;" % bike.id]


def test_the_length_of_a_ride_is_exported(storage, rider, bike):
    rental = storage.rentals.start(rider.id, bike.id, NOON)
    storage.rentals.finish(rental.id, NOON + timedelta(minutes=25))

    assert trip_lines(storage, rider)[1] == "%d;25" % bike.id
