package escapes.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of a history, on PostgreSQL and SQLite. */
class HistoryTest {
    private static final History PRICES =
            History.of("prices", "valid_from", "valid_to", "shop", "product").withFlag("is_current");
    private final MovingClock clock = MovingClock.from(Instant.parse("2026-01-15T07:21:23.000004Z"));
    private Connection db;

    @BeforeEach
    void createTable() throws SQLException {
        db = DriverManager.getConnection(System.getenv("RALPH_JDBC_URL"));
        run("CREATE TABLE prices (shop text, product int, price int, valid_from timestamp, valid_to timestamp,"
                + " is_current boolean)");
        run("CREATE UNIQUE INDEX one_current ON prices (shop, product) WHERE valid_to IS NULL");
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    @Test
    void versions_follow_each_other() throws SQLException {
        for (int price = 1; price <= 4; price++) {
            price("a", 1, price);
            price("b", 1, price);
        }
        PRICES.requireWhole(db);
        assertEquals("4", query("SELECT price FROM prices WHERE shop = 'a' AND is_current"));
        assertEquals("4", query("SELECT count(DISTINCT valid_from) FROM prices WHERE shop = 'a'"));
    }

    @Test
    void one_that_has_ended_can_begin_again_where_that_is_allowed() throws SQLException {
        price("a", 1, 10);
        PRICES.end(db, clock.instant(), "a", 1);
        assertEquals(List.of("shop a, product 1: 0 versions are in force"), PRICES.violations(db));
        PRICES.mayEnd().requireWhole(db);
        price("a", 1, 12);
        assertEquals(List.of("shop a, product 1: there is a gap between two versions"), PRICES.violations(db));
        PRICES.mayEnd().requireWhole(db);
    }

    @Test
    void every_kind_of_damage_is_found() throws SQLException {
        damage("a version is marked as in force and has ended, or neither", "UPDATE prices SET is_current = (1 = 1)");
        damage("a version is marked as in force and has ended, or neither", "UPDATE prices SET is_current = (1 = 0)");
        damage("a version ends before it begins", "UPDATE prices SET valid_to = valid_from WHERE price = 1");
        damage("two versions overlap", "UPDATE prices SET valid_to = '2027-01-01 00:00:00' WHERE price = 1");
        damage("there is a gap between two versions", "UPDATE prices SET valid_from = '2026-12-31' WHERE price = 3");
        damage("0 versions are in force", "DELETE FROM prices WHERE price = 3");
        damage("2 versions are in force", "DROP INDEX one_current", "UPDATE prices SET valid_to = NULL WHERE price = 1");
    }

    private void damage(String expected, String... statements) throws SQLException {
        run("DELETE FROM prices");
        price("other", 1, 1);
        for (int price = 1; price <= 3; price++) {
            price("a", 1, price);
        }
        run(statements);
        List<String> found = PRICES.violations(db);
        assertTrue(found.contains("shop a, product 1: " + expected), expected + " is not among " + found);
        AssertionError error = assertThrows(AssertionError.class, () -> PRICES.requireWhole(db));
        assertTrue(error.getMessage().contains(expected), error.getMessage());
    }

    @Test
    void all_versions_of_one_entity_are_deleted_and_no_others() throws SQLException {
        for (int price = 1; price <= 3; price++) {
            price("a", 1, price);
            price("a", 10, price);
            price("a1", 1, price);
        }
        assertEquals(3, PRICES.delete(db, "a", 1));
        assertEquals("6", query("SELECT count(*) FROM prices"));
        PRICES.requireWhole(db);
    }

    @Test
    void a_change_that_fails_changes_nothing() throws SQLException {
        price("a", 1, 1);
        assertThrows(
                SQLException.class,
                () -> PRICES.change(db, clock.instant(), Map.of("shop", "a", "product", 1, "nonsense", 2)));
        PRICES.requireWhole(db);
        assertEquals("1", query("SELECT count(*) FROM prices"));
        assertTrue(db.getAutoCommit());
    }

    @Test
    void any_sequence_of_changes_keeps_the_rules() throws SQLException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> done = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            String shop = "s" + random.nextInt(3);
            done.add(shop);
            if (random.nextInt(4) == 0) {
                PRICES.end(db, clock.instant(), shop, 1);
            } else {
                price(shop, 1, step);
            }
            clock.advance(Duration.ofMinutes(random.nextInt(2)));
            assertEquals(List.of(), PRICES.mayEnd().violations(db), "seed " + seed + " " + done);
        }
    }

    @Test
    void a_clock_moves_on_each_time_and_in_every_zone() {
        Clock elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));
        Instant first = clock.instant();
        assertEquals(first.plusSeconds(1), elsewhere.instant());
        assertEquals(first.plusSeconds(2), clock.instant());
    }

    private void price(String shop, int product, int price) throws SQLException {
        PRICES.change(db, clock.instant(), Map.of("shop", shop, "product", product, "price", price));
    }

    private void run(String... statements) throws SQLException {
        try (Statement statement = db.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String query(String sql) throws SQLException {
        try (Statement statement = db.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
