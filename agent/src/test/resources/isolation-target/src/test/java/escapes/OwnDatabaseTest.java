package escapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import escapes.isolation.OwnDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = "RALPH_PROVIDER", matches = "postgresql")
@OwnDatabase("its tests alter tables and commit")
class OwnDatabaseTest extends PostgresqlEscapes {
    @RepeatedTest(3)
    void tables_are_created_altered_and_dropped() throws SQLException {
        Db.execute(db, "ALTER TABLE parents ADD COLUMN more int");
        Db.execute(db, "CREATE TABLE of_the_test AS SELECT * FROM parents");
        Db.execute(db, "DROP TABLE children, notes");
        Db.execute(db, "CREATE TYPE mood AS ENUM ('sad')");
        Db.execute(db, "ALTER DATABASE " + Db.query(db, "SELECT quote_ident(current_database())") + " SET work_mem = '7MB'");
        assertEquals("seed", Db.query(db, "SELECT name FROM of_the_test"));
    }

    @RepeatedTest(2)
    void settings_of_the_database_are_copied() throws SQLException {
        assertEquals("10s", Db.query(db, "SHOW lock_timeout"));
        assertEquals("4MB", Db.query(db, "SHOW work_mem"));
    }

    @Test
    void what_a_transaction_cannot_hold() throws SQLException {
        Db.execute(db, "CREATE INDEX CONCURRENTLY ON parents (name)");
        Db.execute(db, "VACUUM");
        Db.execute(db, "CALL commits()");
    }

    @Test
    void two_open_transactions() throws SQLException {
        db.setAutoCommit(false);
        insert("a");
        try (Connection second = Db.open()) {
            Db.execute(second, "SET lock_timeout = '50ms'");
            assertEquals(
                    "55P03",
                    assertThrows(SQLException.class, () -> Db.execute(second, "INSERT INTO parents (name) VALUES ('a')"))
                            .getSQLState());
        }
        db.commit();
        db.setAutoCommit(true);
        assertEquals("a", names());
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class WithTablesOfTheClass {
        @BeforeAll
        void createTable() throws SQLException {
            Db.execute(Db.current().pooled(), "CREATE TABLE of_the_class (id int)");
        }

        @RepeatedTest(2)
        void each_test_has_them_as_they_were() throws SQLException {
            assertEquals("0", Db.query(db, "SELECT count(*) FROM of_the_class"));
            Db.execute(db, "INSERT INTO of_the_class VALUES (1)");
            Db.execute(db, "ALTER TABLE of_the_class DROP COLUMN id");
        }
    }
}
