package city.wheels.jdbc;

import city.wheels.Zone;
import city.wheels.ZoneRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class JdbcZoneRepository implements ZoneRepository {
    private final Database db;

    JdbcZoneRepository(Database db) {
        this.db = db;
    }

    @Override
    public Zone add(String code, String name, Long parent) {
        long id = db.insert("INSERT INTO zones (code, name, parent) VALUES (?, ?, ?)", code, name, parent);
        return new Zone(id, code, name, parent);
    }

    @Override
    public Optional<Zone> find(String code) {
        return db.first("SELECT * FROM zones WHERE code = ?", JdbcZoneRepository::zone, code);
    }

    @Override
    public List<Zone> childrenOf(long zone) {
        return db.query("SELECT * FROM zones WHERE parent = ? ORDER BY code", JdbcZoneRepository::zone, zone);
    }

    @Override
    public void remove(String code) {
        db.update("DELETE FROM zones WHERE code = ?", code);
    }

    private static Zone zone(ResultSet row) throws SQLException {
        return new Zone(
                row.getLong("id"), row.getString("code"), row.getString("name"), Database.number(row, "parent"));
    }
}
