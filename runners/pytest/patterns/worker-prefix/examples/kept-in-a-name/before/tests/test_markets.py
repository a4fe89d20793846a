import os

import pytest


def test_market(connection):
    market_id = "TEST-NFL-KC-BUF"
    connection.execute("INSERT INTO markets (market_id) VALUES (%s)", (market_id,))
    assert find(market_id)
