import time

import pytest

from bikeshare.rentals import RentalService


@pytest.fixture
def service(storage):
    return RentalService(storage)


@pytest.fixture
def bike(storage):
    rider = storage.riders.add("R-100", "Dev Anand")
    bike = storage.bikes.add("B-100", "cargo")
    yield bike
    for reservation in storage.reservations.of_bike(bike.id):
        storage.reservations.remove(reservation.id)
    storage.bikes.remove("B-100")
    storage.riders.remove(rider.card)


def test_a_reserved_bike_is_held(service, bike):
    assert not service.reserved(bike)

    service.reserve("R-100", "B-100", seconds=60)

    assert service.reserved(bike)


def test_a_bike_is_reserved_once(service, bike):
    service.reserve("R-100", "B-100", seconds=60)

    with pytest.raises(ValueError):
        service.reserve("R-100", "B-100", seconds=60)


def test_a_reservation_ends_by_itself(service, bike):
    service.reserve("R-100", "B-100", seconds=0.1)

    time.sleep(0.15)

    assert not service.reserved(bike)
    assert service.reserve("R-100", "B-100", seconds=60)
