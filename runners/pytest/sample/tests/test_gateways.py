import pytest


@pytest.fixture(scope="module")
def long_street(storage):
    storage.gateways.add("TEST-GW10", "Long Street")
    for strength in (61, 58, 64):
        storage.gateways.add_signal("TEST-GW10", strength)
    return "TEST-GW10"


@pytest.fixture
def short_street(storage):
    storage.gateways.add("TEST-GW1", "Short Street")
    yield "TEST-GW1"
    storage.execute("DELETE FROM signals WHERE gateway_id LIKE 'TEST-GW1%'")
    storage.execute("DELETE FROM gateways WHERE code LIKE 'TEST-GW1%'")


def test_a_gateway_passes_signals_on(storage, long_street):
    assert [one.strength for one in storage.gateways.signals_of(long_street)] == [61, 58, 64]


def test_a_gateway_knows_its_street(storage, long_street):
    assert storage.gateways.street(long_street) == "Long Street"


def test_a_gateway_is_set_up_once(storage):
    storage.gateways.add("TEST-GW7", "Market Square")

    assert storage.gateways.street("TEST-GW7") == "Market Square"
    assert storage.gateways.signals_of("TEST-GW7") == []


def test_streets_do_not_hear_each_other(storage, short_street, long_street):
    storage.gateways.add_signal(short_street, 47)

    assert [one.strength for one in storage.gateways.signals_of(short_street)] == [47]
    assert len(storage.gateways.signals_of(long_street)) == 3
