package city.wheels.jdbc;

import city.wheels.Bike;
import city.wheels.BikeRepository;
import city.wheels.BikeStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class JdbcBikeRepository implements BikeRepository {
    private final Database db;

    JdbcBikeRepository(Database db) {
        this.db = db;
    }

    @Override
    public Bike add(String code, String model, Long home) {
        long id = db.insert("INSERT INTO bikes (code, model, home_station) VALUES (?, ?, ?)", code, model, home);
        return new Bike(id, code, model, BikeStatus.FREE, home);
    }

    @Override
    public Optional<Bike> find(String code) {
        return db.first("SELECT * FROM bikes WHERE code = ?", JdbcBikeRepository::bike, code);
    }

    @Override
    public List<Bike> all() {
        return db.query("SELECT * FROM bikes ORDER BY code", JdbcBikeRepository::bike);
    }

    @Override
    public List<Bike> livingAt(long station) {
        return db.query(
                "SELECT * FROM bikes WHERE home_station = ? ORDER BY code", JdbcBikeRepository::bike, station);
    }

    @Override
    public boolean take(String code) {
        return db.update("UPDATE bikes SET status = 'RENTED' WHERE code = ? AND status = 'FREE'", code) == 1;
    }

    @Override
    public void setStatus(long bike, BikeStatus status) {
        db.update("UPDATE bikes SET status = ? WHERE id = ?", status.name(), bike);
    }

    @Override
    public void remove(String code) {
        db.update("DELETE FROM bikes WHERE code = ?", code);
    }

    private static Bike bike(ResultSet row) throws SQLException {
        return new Bike(
                row.getLong("id"),
                row.getString("code"),
                row.getString("model"),
                BikeStatus.valueOf(row.getString("status")),
                Database.number(row, "home_station"));
    }
}
