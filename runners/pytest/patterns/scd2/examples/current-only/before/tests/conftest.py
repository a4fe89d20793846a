import pytest


@pytest.fixture
def market(cursor):
    market_id = add_market(cursor)
    yield market_id
    cursor.execute("DELETE FROM markets WHERE market_id = %s AND row_current_ind", (market_id,))
    cursor.connection.commit()
