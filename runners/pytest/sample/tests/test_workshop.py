import pytest

from bikeshare.model import FREE, WORKSHOP
from bikeshare.workshop import Workshop

TICKETS = 0


def ticket(note):
    global TICKETS
    TICKETS += 1
    return "%d %s" % (TICKETS, note)


@pytest.fixture
def workshop(storage):
    return Workshop(storage)


@pytest.fixture
def bike(storage, code):
    return storage.bikes.add(code("W"), "cargo", 707)


def test_tickets_are_numbered_from_one(storage, workshop, bike):
    workshop.take_in(bike, ticket("saddle"))
    workshop.take_in(bike, ticket("chain"))

    assert [repair.note for repair in storage.repairs.of(bike.id)] == ["1 saddle", "2 chain"]


def test_a_bike_is_free_after_its_last_repair(storage, workshop, bike):
    brakes = workshop.take_in(bike, ticket("brakes"))
    lamp = workshop.take_in(bike, ticket("lamp"))

    workshop.finish(brakes)
    assert storage.bikes.find(bike.code).status == WORKSHOP

    workshop.finish(lamp)
    assert storage.bikes.find(bike.code).status == FREE


def test_a_ticket_says_what_is_broken(storage, workshop, bike):
    with pytest.raises(ValueError):
        workshop.take_in(bike, " ")
    assert storage.bikes.find(bike.code).status == FREE


def test_tickets_are_done_one_by_one(storage, workshop, bike):
    bell = workshop.take_in(bike, ticket("bell"))
    spokes = workshop.take_in(bike, ticket("spokes"))

    workshop.finish(bell)

    assert storage.repairs.find(bell.id).done
    assert not storage.repairs.find(spokes.id).done
