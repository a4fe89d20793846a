package city.wheels.jdbc;

import city.wheels.Payment;
import city.wheels.PaymentRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

final class JdbcPaymentRepository implements PaymentRepository {
    private final Database db;

    JdbcPaymentRepository(Database db) {
        this.db = db;
    }

    @Override
    public Payment add(long rental, long cents, String receipt) {
        long id = db.insert(
                "INSERT INTO payments (rental_id, amount_cents, receipt) VALUES (?, ?, ?)", rental, cents, receipt);
        return new Payment(id, rental, cents, receipt);
    }

    @Override
    public List<Payment> of(long rental) {
        return db.query("SELECT * FROM payments WHERE rental_id = ? ORDER BY id", JdbcPaymentRepository::payment, rental);
    }

    @Override
    public long total() {
        return db.first("SELECT coalesce(sum(amount_cents), 0) FROM payments", row -> row.getLong(1))
                .orElseThrow();
    }

    @Override
    public void removeOf(long rental) {
        db.update("DELETE FROM payments WHERE rental_id = ?", rental);
    }

    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                row.getLong("id"), row.getLong("rental_id"), row.getLong("amount_cents"), row.getString("receipt"));
    }
}
