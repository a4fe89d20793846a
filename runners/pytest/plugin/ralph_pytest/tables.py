"""What tests leave in the database that RALPH_DATABASE_URL names, and which tables it has."""

from hashlib import sha256
from os import environ

from . import databases
from .trees import look

VARIABLE = "RALPH_DATABASE_URL"
MOST_ROWS = 20_000
# A test may have left a lock behind, and nobody is to wait for it.
SETTINGS = ("SET statement_timeout = '5s'", "SET lock_timeout = '1s'", "SET default_transaction_read_only = on")


def watched():
    """A watch over the database of this worker; None where there is none that can be looked into."""
    url = environ.get(VARIABLE, "")
    scheme = url.partition("://")[0].partition("+")[0]
    if scheme == "sqlite":
        return Watch(SqliteTables(url.partition(":///")[2]))
    if scheme == "postgresql":
        return Watch(PostgresqlTables("postgresql" + url[url.index("://") :]))
    return None


class Watch:
    """Sees what committed rows change from test to test."""

    def __init__(self, source):
        self._source = source
        self._before = {}
        self._schema = []

    def begin(self):
        self._before = self._source.take() or self._before

    def changes(self):
        """ROWS or SCHEMA, the table, and what it held before and after; tables that are new only count with rows."""
        now = self._source.take()
        if now is None:
            return []
        before, self._before = self._before, now
        if set(now) - {table["name"] for table in self._schema}:
            self._schema = self._source.schema()
        return list(databases.changes({name: before.get(name, (now[name][0], 0, EMPTY)) for name in now}, now))

    def schema(self):
        return self._schema


EMPTY = sha256().hexdigest()


class SqliteTables:
    def __init__(self, path):
        self._path = path
        self._seen = None
        self._tables = {}

    def take(self):
        status = [look(self._path + ending) for ending in ("", "-wal")]
        if status != self._seen:
            tables = databases.digest(self._path)
            if tables is None:
                return None
            self._seen, self._tables = status, tables
        return self._tables

    def schema(self):
        import sqlite3

        connection = sqlite3.connect("file:%s?mode=ro" % self._path, uri=True)
        try:
            return [sqlite_table(connection, name) for name in databases.tables(connection)]
        finally:
            connection.close()


def sqlite_table(connection, name):
    def pragma(what):
        return list(connection.execute('PRAGMA %s("%s")' % (what, name.replace('"', '""'))))

    columns = pragma("table_info")
    keys = {}
    for number, _, parent, child_column, parent_column, *_ in sorted(pragma("foreign_key_list"), key=lambda r: r[:2]):
        key = keys.setdefault(number, {"columns": [], "referencedTable": parent, "referencedColumns": []})
        key["columns"].append(child_column)
        if parent_column is not None:
            key["referencedColumns"].append(parent_column)
    return {
        "name": name,
        "columns": [
            {"name": column, "type": kind.lower(), "optional": not required or default is not None}
            for _, column, kind, required, default, _ in columns
        ],
        "primaryKey": [row[1] for row in sorted(columns, key=lambda row: row[5]) if row[5]],
        "foreignKeys": list(keys.values()),
    }


class PostgresqlTables:
    """Looks from a connection of its own, so that it sees what is committed and nothing else."""

    NAMES = """
        SELECT c.oid, CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname,
               quote_ident(n.nspname) || '.' || quote_ident(c.relname)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
        ORDER BY 2"""
    COLUMNS = """
        SELECT a.attname, t.typname, NOT a.attnotnull OR a.atthasdef OR a.attidentity <> ''
        FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
        WHERE a.attrelid = %d AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"""
    KEYS = """
        SELECT k.contype::text, k.confrelid,
               ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(n, o)
                     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.o),
               ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(n, o)
                     JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY u.o)
        FROM pg_constraint k WHERE k.conrelid = %d AND k.contype IN ('p', 'f') ORDER BY k.conname"""

    def __init__(self, url):
        self._url = url
        self._connection = None

    def take(self):
        try:
            found = {}
            for _, name, quoted in self._rows(self.NAMES):
                sql = (
                    "SELECT count(*), coalesce(md5(string_agg(t, '|' ORDER BY t)), '')"
                    " FROM (SELECT r::text FROM ONLY %s r LIMIT %d) s(t)" % (quoted, MOST_ROWS)
                )
                count, digest = self._rows(sql)[0]
                found[name] = (name, count, digest if count else EMPTY)
            return found
        except Exception:  # locked, gone, or no driver
            self._connection = None
            return None

    def schema(self):
        try:
            tables = self._rows(self.NAMES)
            names = {oid: name for oid, name, _ in tables}
            return [self._table(oid, name, names) for oid, name, _ in tables]
        except Exception:
            self._connection = None
            return []

    def _table(self, oid, name, names):
        keys = self._rows(self.KEYS % oid)
        return {
            "name": name,
            "columns": [
                {"name": column, "type": kind, "optional": bool(optional)}
                for column, kind, optional in self._rows(self.COLUMNS % oid)
            ],
            "primaryKey": next((list(columns) for kind, _, columns, _ in keys if kind == "p"), []),
            "foreignKeys": [
                {
                    "columns": list(columns),
                    "referencedTable": names.get(parent, "?"),
                    "referencedColumns": list(parent_columns),
                }
                for kind, parent, columns, parent_columns in keys
                if kind == "f"
            ],
        }

    def _rows(self, sql):
        if self._connection is None:
            self._connection = connected(self._url)
            for setting in SETTINGS:
                self._connection.cursor().execute(setting)
        cursor = self._connection.cursor()
        cursor.execute(sql)
        return cursor.fetchall()


def connected(url):
    try:
        import psycopg2

        connection = psycopg2.connect(url)
    except ImportError:
        import psycopg

        connection = psycopg.connect(url)
    connection.autocommit = True
    return connection
