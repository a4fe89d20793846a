package dev.ralph.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import dev.ralph.support.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Needs("bubblewrap")
final class ServerPostgresqlTest implements PostgresqlSessionContract {

    private static final String DATABASES = "SELECT datname FROM pg_database ORDER BY 1";
    private static final String ROLES = "SELECT rolname FROM pg_roles ORDER BY 1";

    @TempDir
    private static Path home;

    private static HostServer server;
    private static ProviderSession session;

    @BeforeAll
    static void start_a_server() throws IOException, InterruptedException {
        server = HostServer.start(home);
        session = open(HostServer.USER, "ralph");
    }

    @AfterAll
    static void stop_the_server() throws IOException {
        session.close();
        server.close();
    }

    @Override
    public ProviderSession session() {
        return session;
    }

    @Override
    public String version() {
        return "PostgreSQL 17\\.\\d+ \\(server\\)";
    }

    @Test
    void a_launch_leaves_nothing_on_the_server(@TempDir Path folder) throws SQLException {
        List<String> before = both();

        Cell cell = Cell.run(folder, session.launch("leave", 1), Cell.client("CREATE DATABASE other", "SELECT 1"));

        assertThat(cell.worker(0)).isEqualTo("done\n1\n");
        assertThat(both()).isEqualTo(before);
    }

    @Test
    void a_session_drops_what_launches_forgot() throws SQLException {
        List<String> before = both();

        try (ProviderSession other = open(HostServer.USER, "ralph")) {
            ProviderLaunch forgotten = other.launch("forgotten", 1);
            assertThat(forgotten.workers()).hasSize(1);
        }

        assertThat(both()).isEqualTo(before);
    }

    @Test
    void the_next_session_drops_what_a_killed_one_left_and_spares_the_living(@TempDir Path folder) throws SQLException {
        ProviderLaunch living = session.launch("living", 1);
        List<String> before = both();
        query("CREATE ROLE ralph_test_ralph_test_00c0ffee_1");
        query("CREATE DATABASE ralph_test_ralph_test_00c0ffee_1 OWNER ralph_test_ralph_test_00c0ffee_1");
        query("CREATE ROLE ralph_test_ralph_test_mine");

        open(HostServer.USER, "ralph").close();

        assertThat(both())
                .contains("ralph_test_ralph_test_mine")
                .containsAll(before)
                .hasSize(before.size() + 1);
        assertThat(Cell.run(folder, living, Cell.client("SELECT 1")).worker(0)).isEqualTo("1\n");
        query("DROP ROLE ralph_test_ralph_test_mine");
    }

    @Test
    void a_user_who_may_create_databases_and_roles_is_enough(@TempDir Path folder) throws SQLException {
        query("CREATE ROLE app LOGIN CREATEDB CREATEROLE PASSWORD 'secret of app'");
        List<String> before = both();

        try (ProviderSession other = open("app", "secret of app")) {
            Cell cell = Cell.run(folder, other.launch("plain", 1), Cell.client("CREATE TABLE t (id int)", "SELECT 1"));

            assertThat(cell.worker(0)).as(cell.log()).isEqualTo("done\n1\n");
        }
        assertThat(both()).isEqualTo(before);
        query("DROP ROLE app");
    }

    @Test
    void a_cell_is_no_superuser_and_never_sees_the_password_of_the_server() {
        ProviderLaunch launch = session.launch("secret", 1);

        assertThat(launch.workers().get(0).get(ProviderLaunch.JDBC_URL)).doesNotContain("password=ralph");
        assertThat(launch.script()).doesNotContain("password");
        launch.close().run();
    }

    @Test
    void a_cell_may_not_enter_the_database_of_another_one_or_run_programs_on_the_server(@TempDir Path folder) {
        ProviderLaunch other = session.launch("victim", 1);
        String url = other.workers().get(0).getOrDefault(ProviderLaunch.JDBC_URL, "");
        String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
        String enter = "RALPH_JDBC_URL=$(echo \"$RALPH_JDBC_URL\" | sed \"s#5432/[^?]*#5432/%s#\") %s"
                .formatted(name, Cell.client("SELECT 1"));
        String run = Cell.client("COPY (SELECT 1) TO PROGRAM 'id'");

        Cell cell = Cell.run(folder, session.launch("attacker", 2), enter, run);

        assertThat(cell.worker(0)).contains("permission denied for database");
        assertThat(cell.worker(1)).contains("permission denied to COPY");
        other.close().run();
    }

    @Test
    void a_relay_that_does_not_start_is_exit_97_and_a_reason(@TempDir Path folder) {
        Cell cell = Cell.prepared(folder, "mkdir /tmp/relay.log", session.launch("broken", 1));

        assertThat(cell.exitCode()).isEqualTo(ProviderLaunch.PROVIDER_FAILED);
        assertThat(cell.log()).contains("the relay to PostgreSQL did not start");
        cell.assertNoProcessLeft();
    }

    @Test
    void a_database_that_cannot_be_made_is_exit_97_and_a_reason(@TempDir Path folder) {
        ProviderSession closed = open(HostServer.USER, "ralph");
        closed.close();

        Cell cell = Cell.run(folder, closed.launch("late", 2));

        assertThat(cell.exitCode()).isEqualTo(ProviderLaunch.PROVIDER_FAILED);
        assertThat(cell.log())
                .startsWith("No database could be made for cell late: ")
                .hasLineCount(1);
    }

    @Test
    void a_wrong_password_is_said_without_the_password() {
        assertThatThrownBy(() -> open(HostServer.USER, "wrong-one"))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("RALPH_TEST_PASSWORD")
                .hasMessageNotContaining("wrong-one");
    }

    private static ProviderSession open(String user, String password) {
        ServerAddress address = ServerAddress.of(server.url(), user, "RALPH_TEST_PASSWORD");
        return ServerSession.open(address, Map.of("RALPH_TEST_PASSWORD", password));
    }

    private static List<String> both() throws SQLException {
        List<String> found = new ArrayList<>(query(DATABASES));
        found.addAll(query(ROLES));
        return found;
    }

    private static List<String> query(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(server.url(), HostServer.USER, "ralph");
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
