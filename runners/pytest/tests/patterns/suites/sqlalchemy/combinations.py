"""What code under test does with SQLAlchemy, and the fixtures that are usually put around it.

Run as a program, it tries all of those fixtures without any isolation, and prints what they leave
and hide.
"""

import json
import os
import sys
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.orm import Session

TABLE = sa.Table("names", sa.MetaData(), sa.Column("name", sa.String(20), primary_key=True))
ROWS = sa.select(TABLE.c.name).order_by(TABLE.c.name)


def engine_of(backend):
    if backend == "postgresql":
        return sa.create_engine(os.environ["RALPH_DATABASE_URL"])
    engine = sa.create_engine("sqlite:///names-%s.db" % backend, connect_args={"timeout": 0.1})
    if backend == "sqlite with BEGIN":

        @sa.event.listens_for(engine, "connect")
        def no_begin_by_the_driver(connection, _record):
            connection.isolation_level = None

        @sa.event.listens_for(engine, "begin")
        def begin(connection):
            if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
                connection.exec_driver_sql("BEGIN")

    return engine


BACKENDS = ("postgresql", "sqlite", "sqlite with BEGIN")


def add(session, name):
    session.execute(TABLE.insert().values(name=name))


def commits(session, _engine):
    add(session, "a")
    session.commit()
    add(session, "b")
    session.commit()
    return ["a", "b"]


def rollbacks(session, _engine):
    add(session, "a")
    session.commit()
    add(session, "b")
    session.rollback()
    add(session, "c")
    session.commit()
    return ["a", "c"]


def nested(session, _engine):
    add(session, "a")
    inner = session.begin_nested()
    add(session, "b")
    inner.rollback()
    session.commit()
    return ["a"]


def engine_itself(session, engine):
    add(session, "a")
    session.commit()
    with engine.begin() as connection:
        connection.execute(TABLE.insert().values(name="b"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(TABLE.insert().values(name="c"))
    return ["a", "b", "c"]


BODIES = (commits, rollbacks, nested, engine_itself)


@contextmanager
def rolled_back(engine):
    session = Session(engine)
    try:
        yield session
    finally:
        session.rollback()
        session.close()


@contextmanager
def in_transaction(engine, prepare=None, **mode):
    connection = engine.connect()
    transaction = connection.begin()
    session = Session(bind=connection, **mode)
    if prepare:
        prepare(connection, session)
    try:
        yield session
    finally:
        session.close()
        transaction.rollback()
        connection.close()


def in_savepoint(engine):
    return in_transaction(engine, prepare=lambda connection, _session: connection.begin_nested())


def in_savepoints(engine):
    """What the documentation recommends."""
    if sa.__version__.startswith("1."):
        return in_transaction(engine, prepare=begin_again_and_again)
    return in_transaction(engine, join_transaction_mode="create_savepoint")


def begin_again_and_again(connection, session):
    savepoints = [connection.begin_nested()]

    @sa.event.listens_for(session, "after_transaction_end")
    def begin_again(_session, _transaction):
        if not savepoints[-1].is_active:
            savepoints.append(connection.begin_nested())


FIXTURES = (rolled_back, in_transaction, in_savepoint, in_savepoints)


def is_sound(fixture, backend, body):
    """Whether the body sees what it did, and nothing of it is left."""
    engine = engine_of(backend)
    TABLE.metadata.create_all(engine)
    sound = False
    try:
        with fixture(engine) as session:
            expected = body(session, engine)
            sound = list(session.execute(ROWS).scalars()) == expected
    except Exception as failure:
        print(fixture.__name__, backend, body.__name__, failure, file=sys.stderr)
    engine.dispose()
    engine = engine_of(backend)
    with engine.begin() as connection:
        left = connection.execute(TABLE.delete()).rowcount
    engine.dispose()
    return sound and not left


if __name__ == "__main__":
    print(
        json.dumps(
            {
                f.__name__: {b: [is_sound(f, b, body) for body in BODIES] for b in BACKENDS}
                for f in FIXTURES
            }
        )
    )
