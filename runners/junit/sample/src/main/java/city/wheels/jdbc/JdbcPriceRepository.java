package city.wheels.jdbc;

import city.wheels.Price;
import city.wheels.PriceRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbcPriceRepository implements PriceRepository {
    private final Database db;

    JdbcPriceRepository(Database db) {
        this.db = db;
    }

    @Override
    public void addProduct(String code, String title) {
        db.update("INSERT INTO products (code, title) VALUES (?, ?)", code, title);
    }

    @Override
    public Optional<String> title(String product) {
        return db.first("SELECT title FROM products WHERE code = ?", row -> row.getString(1), product);
    }

    @Override
    public void introduce(String product, long cents) {
        db.update(
                "INSERT INTO prices (product, amount_cents, valid_from) VALUES (?, ?, " + db.now() + ")",
                product,
                cents);
    }

    @Override
    public void change(String product, long cents) {
        db.update("UPDATE prices SET valid_to = " + db.now() + " WHERE product = ? AND valid_to IS NULL", product);
        db.update(
                "INSERT INTO prices (product, amount_cents, valid_from)"
                        + " SELECT product, ?, max(valid_to) FROM prices WHERE product = ? GROUP BY product",
                cents,
                product);
    }

    @Override
    public Optional<Price> current(String product) {
        return db.first("SELECT * FROM prices WHERE product = ? AND valid_to IS NULL", this::price, product);
    }

    @Override
    public Optional<Price> at(String product, Instant time) {
        return db.first(
                "SELECT * FROM prices WHERE product = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)",
                this::price,
                product,
                time,
                time);
    }

    @Override
    public List<Price> history(String product) {
        return db.query("SELECT * FROM prices WHERE product = ? ORDER BY valid_from", this::price, product);
    }

    private Price price(ResultSet row) throws SQLException {
        return new Price(
                row.getString("product"),
                row.getLong("amount_cents"),
                db.toInstant(row, "valid_from"),
                db.toInstant(row, "valid_to"));
    }
}
