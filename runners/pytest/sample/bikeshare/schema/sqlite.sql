CREATE TABLE IF NOT EXISTS zones (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  code   TEXT NOT NULL UNIQUE,
  name   TEXT NOT NULL,
  parent INTEGER REFERENCES zones (id)
);

CREATE TABLE IF NOT EXISTS stations (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  code    TEXT NOT NULL UNIQUE,
  name    TEXT NOT NULL,
  zone_id INTEGER NOT NULL REFERENCES zones (id)
);

CREATE TABLE IF NOT EXISTS bikes (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  code         TEXT NOT NULL UNIQUE,
  model        TEXT NOT NULL,
  status       TEXT NOT NULL DEFAULT 'FREE' CHECK (status IN ('FREE', 'RENTED', 'WORKSHOP')),
  home_station INTEGER REFERENCES stations (id)
);

CREATE TABLE IF NOT EXISTS docks (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  station_id INTEGER NOT NULL REFERENCES stations (id),
  number     INTEGER NOT NULL,
  bike_id    INTEGER REFERENCES bikes (id),
  UNIQUE (station_id, number)
);

CREATE TABLE IF NOT EXISTS riders (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  card        TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  referred_by INTEGER REFERENCES riders (id)
);

CREATE TABLE IF NOT EXISTS rentals (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  rider_id   INTEGER NOT NULL REFERENCES riders (id),
  bike_id    INTEGER NOT NULL REFERENCES bikes (id),
  started_at TEXT NOT NULL,
  ended_at   TEXT,
  CHECK (ended_at > started_at)
);

CREATE TABLE IF NOT EXISTS payments (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  rental_id    INTEGER NOT NULL REFERENCES rentals (id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
  receipt      TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS reservations (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  rider_id INTEGER NOT NULL REFERENCES riders (id),
  bike_id  INTEGER NOT NULL REFERENCES bikes (id),
  until    TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS repairs (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  bike_id INTEGER NOT NULL REFERENCES bikes (id),
  note    TEXT NOT NULL,
  done    BOOLEAN NOT NULL DEFAULT false
);

CREATE TABLE IF NOT EXISTS gateways (
  code   TEXT PRIMARY KEY,
  street TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS signals (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  gateway_id TEXT NOT NULL REFERENCES gateways (code),
  strength   INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS products (
  code  TEXT PRIMARY KEY,
  title TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS prices (
  product      TEXT NOT NULL REFERENCES products (code),
  amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
  valid_from   TEXT NOT NULL,
  valid_to     TEXT,
  is_current   BOOLEAN NOT NULL DEFAULT true,
  PRIMARY KEY (product, valid_from),
  CHECK (valid_to > valid_from)
);

INSERT INTO products (code, title) VALUES
  ('unlock', 'Unlocking a bike'),
  ('minute', 'One minute of riding'),
  ('day-pass', 'A day of riding'),
  ('helmet', 'A helmet for a day')
ON CONFLICT DO NOTHING;

INSERT INTO prices (product, amount_cents, valid_from) VALUES
  ('unlock', 100, '2020-01-01 00:00:00.000000'),
  ('minute', 15, '2020-01-01 00:00:00.000000'),
  ('day-pass', 1200, '2020-01-01 00:00:00.000000'),
  ('helmet', 300, '2020-01-01 00:00:00.000000')
ON CONFLICT DO NOTHING;
