import importlib
import os

import pytest

URL = os.environ["RALPH_DATABASE_URL"]
driver = importlib.import_module(os.environ.get("DRIVER", "psycopg2"))
SCHEMA = """
CREATE TABLE IF NOT EXISTS bikes (
    id serial PRIMARY KEY, code text UNIQUE, at timestamptz DEFAULT now());
CREATE TABLE IF NOT EXISTS parts (
    bike int REFERENCES bikes DEFERRABLE INITIALLY DEFERRED, number int,
    PRIMARY KEY (bike, number));
CREATE TABLE IF NOT EXISTS notes (text text);
CREATE TABLE IF NOT EXISTS audit (id int GENERATED ALWAYS AS IDENTITY, what text);
CREATE OR REPLACE FUNCTION audited() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN INSERT INTO audit (what) VALUES (TG_OP); RETURN NULL; END $$;
DROP TRIGGER IF EXISTS audited ON notes;
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON notes
    FOR EACH ROW EXECUTE FUNCTION audited();
CREATE OR REPLACE PROCEDURE committing() LANGUAGE plpgsql AS
$$ BEGIN INSERT INTO bikes (code) VALUES ('procedure'); COMMIT; END $$;
CREATE OR REPLACE FUNCTION add_bike(code text) RETURNS int LANGUAGE sql AS
$$ INSERT INTO bikes (code) VALUES (code) RETURNING id $$;
"""


def connect(**options):
    return driver.connect(URL, **options)


def run(connection, sql, parameters=None):
    cursor = connection.cursor()
    cursor.execute(sql, parameters)
    return [row[0] for row in cursor.fetchall()] if cursor.description else []


def codes(connection):
    return run(connection, "SELECT code FROM bikes ORDER BY code")


@pytest.fixture(scope="session", autouse=True)
def schema():
    connection = connect()
    run(connection, SCHEMA)
    connection.commit()
    connection.close()


@pytest.fixture
def connection():
    opened = connect()
    yield opened
    opened.close()
