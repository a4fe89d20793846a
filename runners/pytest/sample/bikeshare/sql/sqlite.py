"""SQLite through the driver of the standard library."""

import sqlite3
from datetime import datetime, timezone

from bikeshare.sql.database import SCHEMA, Database

TIME = "%Y-%m-%d %H:%M:%S.%f"


def to_text(time):
    return time.astimezone(timezone.utc).strftime(TIME)


class SqliteDatabase(Database):
    errors = (sqlite3.Error,)

    def __init__(self, path):
        super().__init__()
        self.path = str(path)

    def connect(self):
        connection = sqlite3.connect(self.path, timeout=10)
        connection.execute("PRAGMA synchronous = OFF")
        connection.create_function("now", 0, lambda: to_text(datetime.now(timezone.utc)))
        return connection

    def create_schema(self):
        self.connection.executescript((SCHEMA / "sqlite.sql").read_text())
        self.connection.commit()

    def is_duplicate(self, error):
        return "UNIQUE constraint failed" in str(error)

    def sql(self, text):
        return text.replace("%s", "?")

    def to_column(self, value):
        return to_text(value) if isinstance(value, datetime) else value

    def to_time(self, value):
        return value and datetime.strptime(value, TIME).replace(tzinfo=timezone.utc)

    def day(self, column):
        return "substr(%s, 1, 10)" % column
