from shop import rates


def test_rate_of_the_dollar():
    assert rates.rate("USD") == 1.1


def test_rate_of_tomorrow(monkeypatch):
    monkeypatch.setitem(rates.RATES, "USD", 1.2)
    rates.rate.cache_clear()
    assert rates.rate("USD") == 1.2
