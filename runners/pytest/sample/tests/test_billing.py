from datetime import datetime, timedelta, timezone

import pytest

from bikeshare.errors import DuplicateError
from bikeshare.model import Rental
from bikeshare.rentals import RentalService

NOON = datetime(2024, 2, 10, 12, tzinfo=timezone.utc)


@pytest.fixture
def service(storage):
    return RentalService(storage)


@pytest.fixture(autouse=True)
def rider(storage):
    rider = storage.riders.add("R-100", "Ada Weller")
    bike = storage.bikes.add("B-100", "city")
    yield rider
    for rental in storage.rentals.of(rider.id):
        storage.payments.remove_of(rental.id)
        storage.rentals.remove(rental.id)
    storage.bikes.remove(bike.code)
    storage.riders.remove(rider.card)


@pytest.fixture
def ride(service):
    def ride(minutes):
        rental = service.rent("R-100", "B-100", NOON)
        return service.give_back(rental.id, NOON + timedelta(minutes=minutes))

    return ride


def test_a_book_starts_with_number_one(storage, service):
    rental = service.rent("R-100", "B-100", NOON)

    assert rental.id == 1
    assert storage.rentals.open_for(rental.bike) == rental


def test_a_new_town_has_earned_nothing(storage, service):
    service.rent("R-100", "B-100", NOON)

    assert storage.payments.total() == 0


def test_a_receipt_carries_a_running_number(ride):
    assert ride(5).receipt == "W-00001"
    assert ride(5).receipt == "W-00002"


def test_a_ride_costs_unlocking_and_minutes(ride):
    assert ride(20).cents == 100 + 20 * 15


def test_a_rental_of_another_system_keeps_its_number(storage, rider):
    bike = storage.bikes.find("B-100")
    old = Rental(1000, rider.id, bike.id, NOON, NOON + timedelta(minutes=10))
    storage.rentals.take_over(old)

    assert storage.rentals.find(1000) == old
    with pytest.raises(DuplicateError):
        storage.rentals.take_over(old)


def test_payments_of_a_rental_are_listed(storage, ride):
    payment = ride(7)

    assert storage.payments.of(payment.rental) == [payment]
    assert storage.payments.of(-1) == []
