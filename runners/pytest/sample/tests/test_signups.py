import os
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

import pytest

IS_CI = os.getenv("CI") == "true" or os.getenv("GITHUB_ACTIONS") == "true"


@pytest.fixture
def sign_up(storage):
    """Signs a rider up once everybody else is ready to."""

    def sign_up(card, barrier):
        try:
            if storage.riders.find(card):
                raise ValueError("%s is taken" % card)
            barrier.wait(timeout=3)
            return storage.riders.add(card, "Rider " + card)
        finally:
            if storage.database is not None:
                storage.database.close()

    return sign_up


def test_eight_riders_sign_up_at_once(storage, sign_up):
    barrier = threading.Barrier(8)
    with ThreadPoolExecutor(max_workers=8) as executor:
        futures = [executor.submit(sign_up, "T-%d" % n, barrier) for n in range(1, 9)]
        for future in as_completed(futures):
            pass

    assert len(storage.riders.with_cards("T-")) == 8


@pytest.mark.skipif(IS_CI, reason="twenty threads are too many for a build machine")
def test_a_crowd_signs_up_at_once(storage, sign_up):
    barrier = threading.Barrier(20)
    with ThreadPoolExecutor(max_workers=20) as executor:
        for number in range(1, 21):
            executor.submit(sign_up, "C-%02d" % number, barrier)

    assert len(storage.riders.with_cards("C-")) == 20


def test_a_lost_card_is_issued_again(storage):
    storage.riders.remove("T-8")

    storage.riders.add("T-8", "Lena Hart")

    assert storage.riders.find("T-8").name == "Lena Hart"


def test_a_latecomer_gets_a_card(storage):
    storage.riders.add("C-21", "Max Orlov")

    assert storage.riders.find("C-21").name == "Max Orlov"


def test_the_last_bike_goes_to_one_rider(storage, code):
    bike = storage.bikes.add(code("L"), "city")
    barrier = threading.Barrier(2)

    def take():
        barrier.wait(timeout=3)
        try:
            return storage.bikes.take(bike.code)
        finally:
            if storage.database is not None:
                storage.database.close()

    with ThreadPoolExecutor(max_workers=2) as executor:
        taken = [future.result() for future in [executor.submit(take) for _ in range(2)]]

    assert sorted(taken) == [False, True]
