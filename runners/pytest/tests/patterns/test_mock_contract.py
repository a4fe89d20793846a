"""A mock that answers otherwise than the store it stands for is told so; one that answers alike is not."""

import sys
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import pytest

import isolation_code  # noqa: F401
from generated.isolation import contract

SAMPLE = Path(__file__).resolve().parents[2] / "sample"


class Taken(Exception):
    pass


class Store:
    """Keeps names under numbers, from any number on."""

    def __init__(self, last=0):
        self.names, self.last = {}, last

    def add(self, name):
        if name in self.names.values():
            raise Taken(name)
        self.last += 1
        self.names[self.last] = name
        return {"id": self.last, "name": name}

    def all(self, limit=10):
        return iter([{"id": key, "name": name} for key, name in self.names.items()][:limit])

    def rename(self, number, name):
        self.names[number] = name


def scenario(store):
    number = store.add("north")["id"]
    with suppress(Taken):
        store.add("north")
    store.rename(number, "south")
    assert [row["name"] for row in store.all()] == ["south"]


@pytest.fixture(autouse=True)
def on_a_database(monkeypatch):
    monkeypatch.setenv("RALPH_PROVIDER", "sqlite")


def told(mock, scenario=scenario, real=None):
    with pytest.raises(AssertionError) as told:
        contract.same_answers(scenario, real or Store(7), mock, chosen=["id"])
    return str(told.value)


def test_the_same_answers_under_other_numbers_are_no_difference():
    contract.same_answers(scenario, Store(7), Store(), chosen=["id"])


def test_numbers_that_are_not_named_are_compared():
    with pytest.raises(AssertionError, match="Call 1 is answered differently"):
        contract.same_answers(scenario, Store(7), Store())


def test_another_answer_is_told_with_both():
    class Loud(Store):
        def all(self, limit=10):
            return iter([{"id": key, "name": name.upper()} for key, name in self.names.items()])

    said = told(Loud(), lambda store: (store.add("north"), list(store.all())))
    assert "store: all() answers [{'id': 'id 1', 'name': 'north'}]" in said
    assert "mock:  all() answers [{'id': 'id 1', 'name': 'NORTH'}]" in said


def test_what_the_store_refuses_the_mock_refuses():
    class Lax(Store):
        def add(self, name):
            self.last += 1
            self.names[self.last] = name
            return {"id": self.last, "name": name}

    said = told(Lax())
    assert "store: add('north') raises 'Taken'" in said
    assert "mock:  add('north') answers" in said


def test_a_number_given_twice_is_a_difference():
    class Stuck(Store):
        def add(self, name):
            return {"id": 1, "name": name}

    def two(store):
        store.add("north")
        store.add("south")

    assert "Call 2" in told(Stuck(), two)


def test_methods_and_their_parameters_are_the_same():
    class Poor(Store):
        rename = None

        def all(self):
            return iter(())

        def clear(self):
            pass

    said = told(Poor())
    assert "all is (limit=10) in the store and () in the mock" in said
    assert "clear is missing in the store and () in the mock" in said
    assert "rename is (number, name) in the store and missing in the mock" in said


def test_a_scenario_that_calls_nothing_shows_nothing():
    assert "calls nothing" in told(Store(), lambda store: None)


def test_more_calls_to_one_of_them_are_a_difference():
    calls = iter([1, 2])

    def uneven(store):
        for number in range(next(calls)):
            store.add(str(number))

    assert "1 calls to the store and 2 to the mock" in told(Store(), uneven)


def test_what_nobody_expects_is_no_answer():
    def careless(store):
        store.add("north")
        store.add("north")

    with pytest.raises(Taken):
        contract.same_answers(careless, Store(), Store())


def test_the_mock_alone_is_only_called(monkeypatch):
    monkeypatch.setenv("RALPH_PROVIDER", "mock")
    mock = Store()
    contract.same_answers(scenario, mock, mock)
    assert mock.names == {1: "south"}


def test_objects_that_hold_each_other_are_compared():
    class Node:
        def __init__(self, name):
            self.name, self.friend = name, self

    class Nodes:
        def find(self, name):
            return Node(name)

    contract.same_answers(lambda store: store.find("a"), Nodes(), Nodes())


@pytest.fixture
def sample(monkeypatch):
    """The stores of the sample: one in SQLite, one in memory."""
    monkeypatch.syspath_prepend(str(SAMPLE))
    before = set(sys.modules)
    from bikeshare import memory
    from bikeshare.storage import open_storage

    monkeypatch.setattr(memory, "TABLES", {})
    monkeypatch.setattr(memory, "COUNTERS", {})
    storage = open_storage("sqlite", "sqlite:///:memory:")
    yield storage, open_storage("mock")
    storage.close()
    for name in set(sys.modules) - before:
        if name.partition(".")[0] == "bikeshare":
            del sys.modules[name]


def test_the_mock_of_the_sample_answers_as_its_store(sample):
    def of_zones(storage):
        from bikeshare.errors import DuplicateError

        city = storage.zones.add("CITY", "The city")
        storage.zones.add("OLD", "Old town", parent=city.id)
        with suppress(DuplicateError):
            storage.zones.add("CITY", "Another one")
        storage.zones.children_of(city.id)
        storage.zones.find("CITY")
        storage.zones.find("nowhere")

    real, mock = sample
    contract.same_methods(real.zones, mock.zones)
    contract.same_answers(of_zones, real, mock, chosen=["id", "parent"])


def test_where_the_mock_of_the_sample_differs_it_is_told(sample):
    real, mock = sample

    with pytest.raises(AssertionError) as told:
        contract.same_answers(
            lambda stations: suppressed(stations.rename, "nowhere", "New"),
            real.stations,
            mock.stations,
        )

    assert "store: rename('nowhere', 'New') answers None" in str(told.value)
    assert "mock:  rename('nowhere', 'New') raises 'AttributeError'" in str(told.value)


def suppressed(call, *values):
    with suppress(Exception):
        call(*values)


class Station:
    def __init__(self, name):
        self._name = name

    @property
    def name(self):
        return self._name


async def later():
    return 1


@pytest.mark.parametrize(
    "one, other",
    [
        (Station("north"), Station("south")),
        (Fraction(1, 2), Fraction(3, 4)),
        (Path("a"), Path("b")),
        (1, True),
        (object(), object()),
        (later, later),
    ],
)
def test_answers_that_differ_or_cannot_be_compared_are_no_match(one, other):
    class Answers:
        def __init__(self, answer):
            self.answer = answer

        def ask(self):
            return self.answer() if self.answer is later else self.answer

    told(Answers(other), lambda store: store.ask(), Answers(one))


def test_answers_with_equal_properties_match():
    class Answers:
        def ask(self):
            return Station("north")

    contract.same_answers(lambda store: store.ask(), Answers(), Answers())
