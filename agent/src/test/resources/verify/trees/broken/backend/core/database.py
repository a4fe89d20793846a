"""A database layer as small as the tests need: the standard library and nothing else."""
import os
import sqlite3


class Engine:
    def __init__(self, path):
        self.path = path

    def connect(self):
        return sqlite3.connect(self.path)


def create_engine(path):
    return Engine(path)


class MetaData:
    def create_all(self, engine, checkfirst=False):
        unless = "IF NOT EXISTS " if checkfirst else ""
        with engine.connect() as connection:
            connection.execute(
                f"CREATE TABLE {unless}users (id INTEGER PRIMARY KEY, email TEXT UNIQUE, name TEXT)")
            connection.execute(f"CREATE INDEX {unless}ix_users_name ON users (name)")


class Base:
    metadata = MetaData()


DATABASE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "atom_dev.db")


def SessionLocal():
    engine = create_engine(DATABASE)
    Base.metadata.create_all(engine, checkfirst=True)
    return engine.connect()
