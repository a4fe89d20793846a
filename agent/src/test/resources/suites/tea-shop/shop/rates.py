from functools import lru_cache

RATES = {"EUR": 1.0, "USD": 1.1}


@lru_cache(maxsize=None)
def rate(currency):
    return RATES[currency]
