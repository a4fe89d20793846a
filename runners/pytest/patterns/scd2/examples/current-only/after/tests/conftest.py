import pytest

from isolation.histories import MARKETS


@pytest.fixture
def market(cursor):
    market_id = add_market(cursor)
    yield market_id
    MARKETS.delete(cursor.connection, market_id=market_id)
    cursor.connection.commit()
