import os

import pytest

from isolation import unique


def test_market(connection):
    market_id = unique.text("NFL-KC-BUF")
    connection.execute("INSERT INTO markets (market_id) VALUES (%s)", (market_id,))
    assert find(market_id)
