"""Statements over a connection per thread, and what differs from one database to another."""

import threading
from contextlib import contextmanager
from pathlib import Path

from bikeshare.errors import DuplicateError, StorageError

SCHEMA = Path(__file__).parent.parent / "schema"


class Database:
    """A database that is reached with `%s` for parameters, whatever its driver wants."""

    #: Errors of the driver.
    errors = ()

    def __init__(self):
        self._local = threading.local()

    def connect(self):
        raise NotImplementedError

    def create_schema(self):
        """Creates what is missing; several processes may do so at once."""
        raise NotImplementedError

    def is_duplicate(self, error):
        raise NotImplementedError

    def sql(self, text):
        return text

    def to_column(self, value):
        return value

    def to_time(self, value):
        return value

    def day(self, column):
        """The calendar day of a time column, as text."""
        raise NotImplementedError

    @property
    def connection(self):
        """The connection of this thread."""
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self.connect()
        return connection

    @contextmanager
    def transaction(self):
        """All of it or nothing; inside another transaction it is a part of that one."""
        if getattr(self._local, "busy", False):
            yield
            return
        connection = self.connection
        self._local.busy = True
        try:
            yield
            connection.commit()
        except self.errors as error:
            connection.rollback()
            raise self._translated(error) from error
        except BaseException:
            connection.rollback()
            raise
        finally:
            self._local.busy = False

    def execute(self, text, *values):
        with self.transaction():
            cursor = self._run(text, values)
            count = cursor.rowcount
            cursor.close()
            return count

    def rows(self, text, *values):
        with self.transaction():
            cursor = self._run(text, values)
            rows = cursor.fetchall()
            cursor.close()
            return rows

    def first(self, text, *values):
        rows = self.rows(text, *values)
        return rows[0] if rows else None

    def insert(self, table, **values):
        """Inserts a row and returns the number that the database gave it."""
        return self.first(
            "INSERT INTO %s (%s) VALUES (%s) RETURNING id"
            % (table, ", ".join(values), ", ".join(["%s"] * len(values))),
            *values.values(),
        )[0]

    def close(self):
        """Closes the connection of this thread."""
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    def _run(self, text, values):
        cursor = self.connection.cursor()
        columns = [self.to_column(value) for value in values]
        try:
            # Without values a per cent sign in the text is just that.
            cursor.execute(self.sql(text), *([columns] if columns else []))
        except self.errors as error:
            raise self._translated(error) from error
        return cursor

    def _translated(self, error):
        return DuplicateError(error) if self.is_duplicate(error) else StorageError(error)
