"""Tickets are numbered from one on every day."""


def desk():
    number = 0

    def take():
        nonlocal number
        number += 1
        return number

    def again():
        nonlocal number
        number = 0

    return take, again


take, again = desk()


def test_the_first_ticket_has_number_one():
    again()
    assert take() == 1
    again()


def test_a_day_without_tickets_begins_at_one():
    assert take() == 1
    again()


def test_sells_two_tickets():
    assert take() < take()
