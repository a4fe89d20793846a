def test_a_signal_is_kept(storage):
    signal = storage.gateways.add_signal(gateway_id="TEST-GW7", strength=52)

    assert signal in storage.gateways.signals_of("TEST-GW7")


def test_signals_are_numbered(storage, code):
    gateway = code("GW")
    storage.gateways.add(gateway, "Ring Road")

    first = storage.gateways.add_signal(gateway, 70)
    second = storage.gateways.add_signal(gateway, 71)

    assert storage.gateways.signals_of(gateway) == [first, second]
    assert first.id < second.id
