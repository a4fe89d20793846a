package escapes.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UniqueIdsTest {
    @Test
    void no_id_comes_twice() {
        Set<Object> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertTrue(ids.add(UniqueIds.next()));
            assertTrue(ids.add(UniqueIds.nextKey()));
        }
        assertTrue(UniqueIds.nextKey() > 1L << 61);
    }

    @Test
    void a_hard_coded_id_always_becomes_the_same() {
        assertEquals(UniqueIds.insteadOf("BIKE-1"), UniqueIds.insteadOf("BIKE-1"));
        assertNotEquals(UniqueIds.insteadOf("BIKE-1"), UniqueIds.insteadOf("BIKE-2"));
        assertTrue(UniqueIds.isOurs(UniqueIds.insteadOf("BIKE-1")));
        assertTrue(UniqueIds.insteadOf("BIKE-1").endsWith("-BIKE-1"));
    }

    @Test
    void the_prefix_of_one_worker_starts_no_id_of_another() {
        UUID run = UUID.randomUUID();
        for (int other = 2; other < 200; other++) {
            assertFalse((UniqueIds.prefix(run, "" + other) + "5").startsWith(UniqueIds.prefix(run, "1")));
        }
        assertNotEquals(UniqueIds.prefix(run, "1"), UniqueIds.prefix(UUID.randomUUID(), "1"));
        assertTrue(UniqueIds.prefix().matches("t[a-z0-9]+-[A-Za-z0-9]+-"), UniqueIds.prefix());
    }

    @Test
    void rows_of_others_are_left_alone() throws SQLException {
        String almost = UniqueIds.prefix().substring(0, UniqueIds.prefix().length() - 1) + "0-1";
        try (Connection db = DriverManager.getConnection(System.getenv("RALPH_JDBC_URL"));
                Statement statement = db.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE ids (id varchar(60))");
            statement.execute("INSERT INTO ids VALUES ('" + UniqueIds.next() + "'), ('" + almost + "'), ('other')");
            assertEquals(1, statement.executeUpdate("DELETE FROM ids WHERE " + UniqueIds.areOurs("id")));
            statement.execute("DROP TABLE ids");
        }
    }
}
