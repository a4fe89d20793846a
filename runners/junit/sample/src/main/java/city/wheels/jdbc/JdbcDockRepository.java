package city.wheels.jdbc;

import city.wheels.Dock;
import city.wheels.DockRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class JdbcDockRepository implements DockRepository {
    private final Database db;

    JdbcDockRepository(Database db) {
        this.db = db;
    }

    @Override
    public Dock add(long station, int number) {
        long id = db.insert("INSERT INTO docks (station_id, number) VALUES (?, ?)", station, number);
        return new Dock(id, station, number, null);
    }

    @Override
    public List<Dock> at(long station) {
        return db.query("SELECT * FROM docks WHERE station_id = ? ORDER BY number", JdbcDockRepository::dock, station);
    }

    @Override
    public Optional<Dock> holding(long bike) {
        return db.first("SELECT * FROM docks WHERE bike_id = ?", JdbcDockRepository::dock, bike);
    }

    @Override
    public void put(long dock, Long bike) {
        db.update("UPDATE docks SET bike_id = ? WHERE id = ?", bike, dock);
    }

    @Override
    public void removeAt(long station) {
        db.update("DELETE FROM docks WHERE station_id = ?", station);
    }

    private static Dock dock(ResultSet row) throws SQLException {
        return new Dock(
                row.getLong("id"), row.getLong("station_id"), row.getInt("number"), Database.number(row, "bike_id"));
    }
}
