package dev.ralph.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import dev.ralph.support.Needs;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Needs({"bubblewrap", "docker"})
final class ContainerPostgresqlTest implements PostgresqlSessionContract {

    private static final String IMAGE =
            Objects.requireNonNullElse(System.getenv("RALPH_TEST_POSTGRES_IMAGE"), "postgres:17-alpine");

    private static ProviderSession session;

    @BeforeAll
    static void start_the_container() {
        session = ContainerServer.open(IMAGE);
    }

    @AfterAll
    static void stop_the_container() {
        session.close();
    }

    @Override
    public ProviderSession session() {
        return session;
    }

    @Override
    public String version() {
        return "PostgreSQL \\d+\\.\\d+ \\(container \\Q" + IMAGE + "\\E\\)";
    }

    @Test
    void a_session_leaves_no_container() {
        ProviderSession other = ContainerServer.open(IMAGE);
        int running = Engine.containers();

        other.close();

        assertThat(Engine.containers()).isEqualTo(running - 1);
    }

    @Test
    void an_image_that_cannot_be_had_is_said_with_a_remedy() {
        assertThatThrownBy(() -> ContainerServer.open("localhost:1/no/such-postgres:1"))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("localhost:1/no/such-postgres:1");
    }

    /** The engine's own view. */
    private static final class Engine {

        static int containers() {
            return org.testcontainers.DockerClientFactory.instance()
                    .client()
                    .listContainersCmd()
                    .exec()
                    .size();
        }
    }
}
