import pytest

from isolation import cleanup


@pytest.fixture
def city(cursor):
    yield
    cleanup.run(
        cursor.connection,
        "DELETE FROM zones WHERE code LIKE 'FL-1%'",
        ("DELETE FROM stations WHERE code = %s", (prefix,)),
    )
    cursor.connection.commit()
