import pytest


@pytest.fixture
def city(cursor):
    yield
    cursor.execute("DELETE FROM zones WHERE code LIKE 'FL-1%'")
    cursor.execute("DELETE FROM stations WHERE code = %s", (prefix,))
    cursor.connection.commit()
