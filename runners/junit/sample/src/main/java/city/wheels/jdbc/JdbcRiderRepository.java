package city.wheels.jdbc;

import city.wheels.Rider;
import city.wheels.RiderRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class JdbcRiderRepository implements RiderRepository {
    private final Database db;

    JdbcRiderRepository(Database db) {
        this.db = db;
    }

    @Override
    public Rider add(String card, String name, Long referredBy) {
        long id = db.insert("INSERT INTO riders (card, name, referred_by) VALUES (?, ?, ?)", card, name, referredBy);
        return new Rider(id, card, name, referredBy);
    }

    @Override
    public Optional<Rider> find(String card) {
        return db.first("SELECT * FROM riders WHERE card = ?", JdbcRiderRepository::rider, card);
    }

    @Override
    public List<Rider> search(String text) {
        return db.query(
                "SELECT * FROM riders WHERE name " + db.likeInAnyCase() + " ? ORDER BY card",
                JdbcRiderRepository::rider,
                "%" + text + "%");
    }

    @Override
    public List<Rider> referredBy(long rider) {
        return db.query("SELECT * FROM riders WHERE referred_by = ? ORDER BY card", JdbcRiderRepository::rider, rider);
    }

    @Override
    public void remove(String card) {
        db.update("DELETE FROM riders WHERE card = ?", card);
    }

    private static Rider rider(ResultSet row) throws SQLException {
        return new Rider(
                row.getLong("id"), row.getString("card"), row.getString("name"), Database.number(row, "referred_by"));
    }
}
