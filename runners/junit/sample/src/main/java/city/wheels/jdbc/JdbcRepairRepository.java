package city.wheels.jdbc;

import city.wheels.Repair;
import city.wheels.RepairRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class JdbcRepairRepository implements RepairRepository {
    private final Database db;

    JdbcRepairRepository(Database db) {
        this.db = db;
    }

    @Override
    public Repair open(long bike, String note) {
        long id = db.insert("INSERT INTO repairs (bike_id, note) VALUES (?, ?)", bike, note);
        return new Repair(id, bike, note, false);
    }

    @Override
    public Optional<Repair> find(long id) {
        return db.first("SELECT * FROM repairs WHERE id = ?", JdbcRepairRepository::repair, id);
    }

    @Override
    public List<Repair> of(long bike) {
        return db.query("SELECT * FROM repairs WHERE bike_id = ? ORDER BY id", JdbcRepairRepository::repair, bike);
    }

    @Override
    public void finish(long id) {
        db.update("UPDATE repairs SET done = true WHERE id = ?", id);
    }

    private static Repair repair(ResultSet row) throws SQLException {
        return new Repair(row.getLong("id"), row.getLong("bike_id"), row.getString("note"), row.getBoolean("done"));
    }
}
