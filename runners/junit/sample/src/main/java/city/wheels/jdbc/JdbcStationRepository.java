package city.wheels.jdbc;

import city.wheels.Station;
import city.wheels.StationRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class JdbcStationRepository implements StationRepository {
    private final Database db;

    JdbcStationRepository(Database db) {
        this.db = db;
    }

    @Override
    public Station add(String code, String name, long zone) {
        long id = db.insert("INSERT INTO stations (code, name, zone_id) VALUES (?, ?, ?)", code, name, zone);
        return new Station(id, code, name, zone, null);
    }

    @Override
    public Optional<Station> find(String code) {
        return db.first("SELECT * FROM stations WHERE code = ?", JdbcStationRepository::station, code);
    }

    @Override
    public List<Station> inZone(long zone) {
        return db.query(
                "SELECT * FROM stations WHERE zone_id = ? ORDER BY code", JdbcStationRepository::station, zone);
    }

    @Override
    public List<Station> startingWith(String prefix) {
        return db.query(
                "SELECT * FROM stations WHERE code LIKE ? ORDER BY code",
                JdbcStationRepository::station,
                prefix + "%");
    }

    @Override
    public void rename(String code, String name) {
        db.update("UPDATE stations SET name = ? WHERE code = ?", name, code);
    }

    @Override
    public void moveTo(String code, long zone) {
        db.update("UPDATE stations SET zone_id = ? WHERE code = ?", zone, code);
    }

    @Override
    public void setFlagship(String code, Long bike) {
        db.update("UPDATE stations SET flagship_bike = ? WHERE code = ?", bike, code);
    }

    @Override
    public void remove(String code) {
        db.update("DELETE FROM stations WHERE code = ?", code);
    }

    private static Station station(ResultSet row) throws SQLException {
        return new Station(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                row.getLong("zone_id"),
                Database.number(row, "flagship_bike"));
    }
}
