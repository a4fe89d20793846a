import os
import uuid

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session

from bikeshare.orm import Base
from bikeshare.storage import open_database, open_storage

PROVIDER = os.environ.get("RALPH_PROVIDER") or "sqlite"


@pytest.fixture(scope="session")
def database_url(tmp_path_factory):
    """Where the tests keep their rows: RALPH_DATABASE_URL, or a new file for SQLite."""
    url = os.environ.get("RALPH_DATABASE_URL")
    if url or PROVIDER == "postgresql":
        return url
    return "sqlite:///%s" % (tmp_path_factory.mktemp("database") / "bikeshare.db")


@pytest.fixture(scope="session")
def storage(database_url):
    """The repositories of the provider that RALPH_PROVIDER names."""
    storage = open_storage(PROVIDER, database_url)
    yield storage
    storage.close()


@pytest.fixture(scope="session")
def database(storage):
    """The database of the storage; the mock has none, and a private one takes its place."""
    if storage.database is not None:
        yield storage.database
    else:
        private = open_database("sqlite:///:memory:")
        yield private
        private.close()


@pytest.fixture
def provider():
    return PROVIDER


@pytest.fixture
def code():
    """Makes codes that nobody else uses."""
    return lambda prefix: "%s-%s" % (prefix, uuid.uuid4().hex[:8])


@pytest.fixture
def cursor(database):
    """A cursor for plain SQL; what a test does with it is taken back to a savepoint."""
    connection = database.connection
    cursor = connection.cursor()
    cursor.execute("SAVEPOINT before_test")
    try:
        yield cursor
    finally:
        try:
            cursor.execute("ROLLBACK TO SAVEPOINT before_test")
            cursor.execute("RELEASE SAVEPOINT before_test")
        except database.errors:
            connection.rollback()
        cursor.close()
        connection.commit()


@pytest.fixture(scope="session", autouse=True)
def engine(database_url, storage):
    """SQLAlchemy's way to the same database; its tables are there before the first test."""
    engine = create_engine(database_url)
    if engine.dialect.name == "sqlite":
        _begin_like_other_databases(engine)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(27001)")
        Base.metadata.create_all(bind=connection, checkfirst=True)
    yield engine
    engine.dispose()


@pytest.fixture
def db_session(engine):
    """A session whose work is undone after the test, commits and rollbacks included."""
    connection = engine.connect()
    transaction = connection.begin()
    session = Session(bind=connection)
    nested = connection.begin_nested()

    @event.listens_for(session, "after_transaction_end")
    def begin_again(_session, _transaction):
        nonlocal nested
        if not nested.is_active and not connection.closed:
            nested = connection.begin_nested()

    yield session

    event.remove(session, "after_transaction_end", begin_again)
    session.close()
    transaction.rollback()
    connection.close()


def _begin_like_other_databases(engine):
    """Lets SQLAlchemy say when a transaction begins; the driver would begin at the first write."""

    @event.listens_for(engine, "connect")
    def leave_it_to_us(connection, _record):
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def begin(connection):
        connection.exec_driver_sql("BEGIN")
