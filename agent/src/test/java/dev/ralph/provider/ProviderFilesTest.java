package dev.ralph.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProviderFilesTest {

    @TempDir
    private Path folder;

    @Test
    void the_files_that_come_with_ralph_are_three_providers() {
        Path shipped = Path.of(System.getProperty("ralph.home"), "runners", "providers");

        assertThat(ProviderFiles.load(shipped))
                .containsExactly(
                        new ProviderConfig.Mock(new Provider("mock")),
                        new ProviderConfig.Postgresql(
                                new Provider("postgresql"),
                                ProviderConfig.Mode.EMBEDDED,
                                "postgres:17-alpine",
                                java.util.Optional.empty()),
                        new ProviderConfig.Sqlite(new Provider("sqlite")));
    }

    @Test
    void a_provider_is_added_by_adding_a_file() throws IOException {
        write("postgresql-old", "kind: postgresql\nmode: container\nimage: postgres:13\n");

        assertThat(ProviderFiles.load(folder))
                .first()
                .extracting(ProviderConfig::provider)
                .isEqualTo(new Provider("postgresql-old"));
    }

    @Test
    void all_problems_of_all_files_are_said_at_once() throws IOException {
        write("a", "kind: oracle\n");
        write("b", "kind: mock\nimage: x\n");
        write("c", "kind: [\n");
        write("d", "kind: postgresql\nmode: quantum\nimge: x\nurl: jdbc:postgresql://db.example.org/app\n");
        write("e", "kind: postgresql\nmode: server\n");
        write("f", "");
        write("g", "kind: mock\nkind: mock\n");

        assertThatThrownBy(() -> ProviderFiles.load(folder))
                .asInstanceOf(type(RalphException.class))
                .satisfies(thrown -> assertThat(thrown.problems())
                        .extracting(problem -> folder.relativize(
                                        Path.of(problem.where().replaceAll(":\\d+$", ""))) + " " + problem.what())
                        .satisfiesExactlyInAnyOrder(
                                it -> assertThat(it).isEqualTo("a.yaml The kind 'oracle' is unknown."),
                                it -> assertThat(it).isEqualTo("b.yaml The key 'image' is unknown."),
                                it -> assertThat(it).startsWith("c.yaml This is no YAML: "),
                                it -> assertThat(it).isEqualTo("d.yaml The mode 'quantum' is unknown."),
                                it -> assertThat(it).isEqualTo("d.yaml The key 'imge' is unknown."),
                                it -> assertThat(it).startsWith("d.yaml The server is on 'db.example.org'; "),
                                it -> assertThat(it).startsWith("d.yaml The database 'app' is not marked"),
                                it -> assertThat(it).isEqualTo("e.yaml Mode server has no url."),
                                it -> assertThat(it).isEqualTo("f.yaml The file holds no settings."),
                                it -> assertThat(it).startsWith("g.yaml This is no YAML: Duplicate field 'kind'")));
    }

    @Test
    void a_missing_folder_is_a_problem() {
        assertThatThrownBy(() -> ProviderFiles.load(folder.resolve("none"))).isInstanceOf(RalphException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost/app_test",
                "jdbc:postgresql://LOCALHOST:5433/test",
                "jdbc:postgresql://127.0.0.1:5433/test-app",
                "jdbc:postgresql://127.9.8.7/app.tests",
                "jdbc:postgresql://[::1]:5433/App_Test_2"
            })
    void a_test_database_on_this_machine_may_be_used(String url) {
        assertThat(ServerAddress.refusals(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example.org/app_test",
                "jdbc:postgresql://10.0.0.7/app_test",
                "jdbc:postgresql://localhost.example.org/app_test",
                "jdbc:postgresql://127.0.0.1.example.org/app_test",
                "jdbc:postgresql://0.0.0.0/app_test",
                "jdbc:postgresql://localhost,db.example.org/app_test",
                "jdbc:postgresql://localhost:5432,db.example.org:5432/app_test",
                "jdbc:postgresql://localhost/app",
                "jdbc:postgresql://localhost/postgres",
                "jdbc:postgresql://localhost/latest",
                "jdbc:postgresql://localhost/contest_app",
                "jdbc:postgresql://localhost/attestation",
                "jdbc:postgresql://localhost/app_production_test",
                "jdbc:postgresql://localhost/prod-test",
                "jdbc:postgresql://localhost:0/app_test",
                "jdbc:postgresql://localhost:65536/app_test",
                "jdbc:postgresql://localhost/app_test?socketFactory=evil",
                "jdbc:postgresql://me:secret@localhost/app_test",
                "jdbc:postgresql:app_test",
                "jdbc:postgresql://localhost/",
                "jdbc:mysql://localhost/app_test"
            })
    void any_other_database_is_refused(String url) {
        assertThat(ServerAddress.refusals(url)).isNotEmpty();
    }

    @Test
    void a_refusal_never_repeats_a_password() {
        assertThat(ServerAddress.refusals("jdbc:postgresql://me:secret@db.example.org/app?password=secret")
                        .toString())
                .doesNotContain("secret");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), content);
    }
}
