from bikeshare.stations import stations_below


def test_a_zone_is_drawn_on_the_map(cursor):
    cursor.execute("INSERT INTO zones (code, name) VALUES ('AIR', 'Airport')")

    cursor.execute("SELECT name FROM zones WHERE code = 'AIR'")
    assert cursor.fetchone()[0] == "Airport"


def test_no_zone_is_called_after_a_king(cursor):
    cursor.execute("SELECT count(*) FROM zones WHERE name LIKE 'King%'")

    assert cursor.fetchone()[0] == 0


def test_a_zone_survives_a_lost_connection(cursor):
    cursor.execute("INSERT INTO zones (code, name) VALUES ('AIR', 'Airport')")
    cursor.connection.commit()
    cursor.execute("UPDATE zones SET name = 'Nowhere' WHERE code = 'AIR'")

    cursor.connection.rollback()

    cursor.execute("SELECT name FROM zones WHERE code = 'AIR'")
    assert cursor.fetchone()[0] == "Airport"


def test_a_zone_gets_another_name(cursor):
    cursor.execute("INSERT INTO zones (code, name) VALUES ('KQ', 'Queen Street')")
    cursor.execute("UPDATE zones SET name = 'King Street' WHERE code = 'KQ'")
    cursor.connection.commit()

    cursor.execute("SELECT name FROM zones WHERE code = 'KQ'")
    assert cursor.fetchone()[0] == "King Street"


def test_stations_below_a_zone_are_counted(storage, code):
    town = storage.zones.add(code("Z"), "Town")
    quarter = storage.zones.add(code("Z"), "Quarter", town.id)
    storage.stations.add(code("S"), "Market", town.id)
    storage.stations.add(code("S"), "Bridge", quarter.id)

    assert stations_below(storage, town) == 2
    assert stations_below(storage, quarter) == 1
