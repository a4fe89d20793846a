"""What changed inside a database file of SQLite: the rows of which tables, and which definitions."""

from hashlib import sha256

from .arguments import contents
from .trees import look

HEADER = b"SQLite format 3\x00"
MOST_ROWS = 20_000
BESIDE = ("-journal", "-wal", "-shm")


def is_beside(path):
    return path.endswith(BESIDE)


def digest(path):
    """For each table its definition, the number of its rows and a digest of them; None for what is no database."""
    status = look(path)
    if status is None or status[2] < len(HEADER):
        return None
    try:
        if contents(path)[: len(HEADER)] != HEADER:
            return None
        import sqlite3

        connection = sqlite3.connect("file:%s?mode=ro" % path.replace("?", "%3f").replace("#", "%23"), uri=True)
        try:
            return tables(connection)
        finally:
            connection.close()
    except Exception:  # locked, broken, or no module of that name
        return None


def tables(connection):
    found = {}
    names = "select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%'"
    for name, definition in list(connection.execute(names)):
        seal, rows = sha256(), 0
        for row in connection.execute('select * from "%s" limit %d' % (name.replace('"', '""'), MOST_ROWS)):
            seal.update(repr(row).encode("utf-8", "replace"))
            rows += 1
        found[name] = (definition, rows, seal.hexdigest())
    return found


def changes(before, after):
    """ROWS or SCHEMA, the table, and what it held before and after, for a person."""
    for name in {**before, **after}:
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        if was is None or now is None or was[0] != now[0]:
            yield "SCHEMA", name, was[0] if was else "(none)", now[0] if now else "(none)"
        else:
            yield "ROWS", name, "%d rows" % was[1], "%d rows" % now[1]
