"""PostgreSQL through psycopg2."""

from bikeshare.sql.database import SCHEMA, Database

try:
    import psycopg2
except ImportError:
    psycopg2 = None

SCHEMA_LOCK = 0x62696B6573
UNIQUE_VIOLATION = "23505"


class PostgresDatabase(Database):
    def __init__(self, url):
        super().__init__()
        if psycopg2 is None:
            raise RuntimeError("The provider postgresql needs psycopg2: pip install psycopg2")
        self.url = url
        self.errors = (psycopg2.Error,)

    def connect(self):
        return psycopg2.connect(self.url)

    def create_schema(self):
        with self.transaction():
            self.execute("SELECT pg_advisory_xact_lock(%s)", SCHEMA_LOCK)
            self.execute((SCHEMA / "postgresql.sql").read_text())

    def is_duplicate(self, error):
        return error.pgcode == UNIQUE_VIOLATION

    def day(self, column):
        return "to_char(%s, 'YYYY-MM-DD')" % column
