import pytest

@pytest.fixture
def session(engine):
    with engine.connect() as connection:
        transaction = connection.begin()
        yield Session(connection, join_transaction_mode="create_savepoint")
        transaction.rollback()
