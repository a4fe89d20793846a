from datetime import datetime, timedelta, timezone

import pytest

from bikeshare import fares
from bikeshare.model import FREE, RENTED
from bikeshare.rentals import RentalService

MORNING = datetime(2024, 5, 6, 7, 30, tzinfo=timezone.utc)


@pytest.fixture
def service(storage):
    return RentalService(storage)


@pytest.fixture
def rider(storage, code):
    return storage.riders.add(code("R"), "Ines Moreau")


@pytest.fixture
def bike(storage, code):
    return storage.bikes.add(code("B"), "city")


def test_a_bike_in_use_is_not_rented_again(storage, service, rider, bike):
    service.rent(rider.card, bike.code, MORNING)

    with pytest.raises(ValueError):
        service.rent(rider.card, bike.code, MORNING)
    assert len(storage.rentals.of(rider.id)) == 1


def test_a_card_has_to_be_known(storage, service, bike):
    with pytest.raises(ValueError):
        service.rent("R-unknown", bike.code, MORNING)
    assert storage.bikes.find(bike.code).status == FREE


def test_a_returned_bike_is_free_again(storage, service, rider, bike):
    rental = service.rent(rider.card, bike.code, MORNING)
    assert storage.bikes.find(bike.code).status == RENTED

    payment = service.give_back(rental.id, MORNING + timedelta(minutes=8))

    assert storage.bikes.find(bike.code).status == FREE
    assert storage.payments.of(rental.id) == [payment]


def test_every_minute_begun_is_charged(service, rider, bike):
    rental = service.rent(rider.card, bike.code, MORNING)

    payment = service.give_back(rental.id, MORNING + timedelta(seconds=121))

    assert payment.cents == service.pricing.fare(3)


def test_members_ride_for_less(service, rider, bike):
    rental = service.rent(rider.card, bike.code, MORNING)

    payment = service.give_back(rental.id, MORNING + timedelta(minutes=10), "member")

    assert payment.cents == fares.apply("member", service.pricing.fare(10))


def test_the_day_of_a_ride_is_kept(storage, service, rider, bike):
    service.rent(rider.card, bike.code, MORNING.replace(hour=20))

    assert storage.rentals.days_of(rider.id) == ["2024-05-06"]
