package city.wheels.jdbc;

import city.wheels.Rental;
import city.wheels.RentalRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

final class JdbcRentalRepository implements RentalRepository {
    private final Database db;

    JdbcRentalRepository(Database db) {
        this.db = db;
    }

    @Override
    public Rental start(long rider, long bike, Instant at) {
        long id = db.insert("INSERT INTO rentals (rider_id, bike_id, started_at) VALUES (?, ?, ?)", rider, bike, at);
        return new Rental(id, rider, bike, at, null);
    }

    @Override
    public void takeOver(Rental rental) {
        db.update(
                "INSERT INTO rentals (id, rider_id, bike_id, started_at, ended_at) VALUES (?, ?, ?, ?, ?)",
                rental.id(),
                rental.rider(),
                rental.bike(),
                rental.startedAt(),
                rental.endedAt());
    }

    @Override
    public Optional<Rental> find(long id) {
        return db.first("SELECT * FROM rentals WHERE id = ?", this::rental, id);
    }

    @Override
    public Optional<Rental> openFor(long bike) {
        return db.first("SELECT * FROM rentals WHERE bike_id = ? AND ended_at IS NULL", this::rental, bike);
    }

    @Override
    public List<Rental> of(long rider) {
        return db.query("SELECT * FROM rentals WHERE rider_id = ? ORDER BY started_at", this::rental, rider);
    }

    @Override
    public void finish(long id, Instant at) {
        db.update("UPDATE rentals SET ended_at = ? WHERE id = ?", at, id);
    }

    @Override
    public int countOn(LocalDate day) {
        return db.first(
                        "SELECT count(*) FROM rentals WHERE " + db.day("started_at") + " = ?",
                        row -> row.getInt(1),
                        day.toString())
                .orElseThrow();
    }

    @Override
    public Optional<String> duration(long id) {
        return db.first(
                "SELECT " + db.between("started_at", "ended_at")
                        + " FROM rentals WHERE id = ? AND ended_at IS NOT NULL",
                row -> row.getString(1),
                id);
    }

    @Override
    public void remove(long id) {
        db.update("DELETE FROM rentals WHERE id = ?", id);
    }

    private Rental rental(ResultSet row) throws SQLException {
        return new Rental(
                row.getLong("id"),
                row.getLong("rider_id"),
                row.getLong("bike_id"),
                db.toInstant(row, "started_at"),
                db.toInstant(row, "ended_at"));
    }
}
