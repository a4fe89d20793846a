package dev.ralph.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
import dev.ralph.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProvidersTest {

    private static final Provider MOCK = new Provider("mock");
    private static final Provider DATABASE = new Provider("database");

    @TempDir
    private Path cache;

    @Test
    void what_needs_nothing_is_ready() {
        Opened opened = providers(new ProviderConfig.Mock(MOCK)).open(MOCK);

        assertThat(opened).isInstanceOf(Opened.Ready.class);
    }

    @Test
    void an_unknown_name_is_a_problem_that_lists_the_known_ones() {
        assertThatThrownBy(() -> providers(new ProviderConfig.Mock(MOCK)).open(DATABASE))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("'database'")
                .hasMessageContaining("use one of mock");
    }

    @Test
    void a_server_nobody_listens_on_is_unavailable_with_the_reason_in_one_line() {
        ServerAddress nobody = ServerAddress.of("jdbc:postgresql://localhost:1/app_test", "app", "NO_PASSWORD");

        assertThat(reason(ProviderConfig.Mode.SERVER, Optional.of(nobody)))
                .contains("localhost:1")
                .contains("refused")
                .doesNotContain("\n");
    }

    @Test
    void a_cluster_that_cannot_be_made_is_unavailable_and_leaves_no_half_template() throws IOException {
        assertThat(reason(ProviderConfig.Mode.EMBEDDED, Optional.empty())).contains("no sandbox in this test");

        try (var entries = Files.list(cache)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .noneMatch(name -> name.matches(".*template-[0-9a-f]+"));
        }
    }

    @Test
    void a_cache_that_cannot_be_written_is_unavailable_with_the_cause() throws IOException {
        cache = Files.writeString(cache.resolve("file"), "in the way of a folder");

        assertThat(reason(ProviderConfig.Mode.EMBEDDED, Optional.empty()))
                .contains("cannot prepare")
                .contains("FileAlreadyExistsException")
                .doesNotContain("\n");
    }

    private String reason(ProviderConfig.Mode mode, Optional<ServerAddress> server) {
        return providers(new ProviderConfig.Postgresql(DATABASE, mode, "postgres", server))
                .open(DATABASE)
                .match(ready -> "ready", Opened.Unavailable::reason);
    }

    private Providers providers(ProviderConfig config) {
        return new Providers(List.of(config), new BrokenSandbox(), cache, Map.of());
    }

    /** Cannot be set up. */
    private static final class BrokenSandbox implements Sandbox {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public List<String> notEnforced() {
            return List.of();
        }

        @Override
        public Finished run(Command command) {
            throw new RalphException("There is no sandbox in this test.", "here", "none");
        }
    }
}
