from datetime import datetime, timedelta, timezone

import pytest

from bikeshare.rentals import RentalService

EVENING = datetime(2024, 6, 21, 18, 45, tzinfo=timezone.utc)


@pytest.fixture
def service(storage):
    return RentalService(storage)


@pytest.fixture
def rental(storage, service, code):
    rider = storage.riders.add(code("E"), "Kim Sato")
    bike = storage.bikes.add(code("E"), "city")
    rental = service.rent(rider.card, bike.code, EVENING)
    yield rental
    storage.execute("DELETE FROM rentals WHERE id = %s", rental.id)
    storage.execute("DELETE FROM payments WHERE rental_id = %s", rental.id)


def test_a_late_return_costs_more(service, rental):
    payment = service.give_back(rental.id, EVENING + timedelta(minutes=90))

    assert payment.cents == service.pricing.fare(90)
    assert payment.cents > service.pricing.fare(30)


def test_a_ride_ends_after_it_began(storage, service, rental):
    with pytest.raises(ValueError):
        service.give_back(rental.id, EVENING)
    assert storage.payments.of(rental.id) == []


def test_a_ride_ends_once(storage, service, rental):
    service.give_back(rental.id, EVENING + timedelta(minutes=1))

    with pytest.raises(ValueError):
        service.give_back(rental.id, EVENING + timedelta(minutes=2))
    assert len(storage.payments.of(rental.id)) == 1
