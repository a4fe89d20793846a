import time
from datetime import datetime, timedelta, timezone

import pytest

from bikeshare.model import Rental

NOON = datetime(2024, 3, 1, 12, tzinfo=timezone.utc)


@pytest.fixture
def bike(storage):
    bike = storage.bikes.add("B-110", "city")
    yield bike
    storage.bikes.remove("B-110")


@pytest.fixture
def rider(storage, bike):
    rider = storage.riders.add("R-100", "Bela Ortiz")
    yield rider
    for rental in storage.rentals.of(rider.id):
        storage.rentals.remove(rental.id)
    storage.riders.remove("R-100")


@pytest.fixture
def trip(storage, bike, rider):
    def trip(number, start, end=None):
        storage.rentals.take_over(Rental(number, rider.id, bike.id, start, end))

    return trip


def test_an_open_ride_has_no_end(storage, bike, trip):
    trip(1000, NOON)

    assert storage.rentals.find(1000).ended_at is None
    assert storage.rentals.open_for(bike.id).id == 1000


def test_rides_are_listed_in_the_order_of_the_clock(storage, rider, trip):
    trip(1001, NOON + timedelta(minutes=15))
    trip(1000, NOON, NOON + timedelta(minutes=5))

    assert [rental.id for rental in storage.rentals.of(rider.id)] == [1000, 1001]


def test_rides_of_one_day_share_it(storage, rider, trip):
    trip(1000, NOON, NOON + timedelta(minutes=1))
    trip(1001, NOON + timedelta(minutes=2), NOON + timedelta(minutes=3))

    assert storage.rentals.days_of(rider.id) == ["2024-03-01"]


def test_rides_of_a_live_clock_follow_each_other(storage, rider, bike):
    numbers = []
    for _ in range(3):
        rental = storage.rentals.start(rider.id, bike.id, datetime.now(timezone.utc))
        time.sleep(0.05)
        storage.rentals.finish(rental.id, datetime.now(timezone.utc))
        numbers.append(rental.id)

    assert [rental.id for rental in storage.rentals.of(rider.id)] == numbers
