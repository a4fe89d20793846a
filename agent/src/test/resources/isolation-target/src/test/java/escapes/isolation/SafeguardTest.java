package escapes.isolation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeguardTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "jdbc:postgresql:bikes",
        "jdbc:postgresql://localhost/bikes",
        "jdbc:postgresql://127.0.0.1:5432/delivery?user=live",
        "jdbc:postgresql://[::1]:5432/product",
        "jdbc:postgresql://postgres:5432/bikes_test",
        "jdbc:postgresql://host.docker.internal/reproduction",
        "jdbc:postgresql://10.0.0.7,192.168.1.2:5433/olive"
    })
    void databases_for_tests_are_used(String url) {
        assertDoesNotThrow(() -> Safeguard.requireTestDatabase(DatabaseUrl.of(url), DatabaseUrl.of(url).name(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "jdbc:postgresql://db.example.com/bikes",
        "jdbc:postgresql://8.8.8.8/bikes",
        "jdbc:postgresql://localhost,db.example.com:5432/bikes",
        "jdbc:postgresql://prod-db/bikes",
        "jdbc:postgresql://localhost/bikes_prod",
        "jdbc:postgresql://localhost/LIVE"
    })
    void others_are_refused_with_a_remedy(String url) {
        DatabaseUrl target = DatabaseUrl.of(url);
        SQLException refusal =
                assertThrows(SQLException.class, () -> Safeguard.requireTestDatabase(target, target.name(), "somewhere.else"));
        String[] words = refusal.getMessage().split("=");
        assertTrue(url.contains(words[1]), refusal.getMessage());
        assertDoesNotThrow(() -> Safeguard.requireTestDatabase(target, target.name(), "x, " + words[1]));
    }

    @Test
    void a_server_is_asked_for_nothing_before() {
        assertThrows(SQLException.class, () -> WorkerDatabase.create(null, "jdbc:postgresql://db.example.com/x", null));
    }
}
