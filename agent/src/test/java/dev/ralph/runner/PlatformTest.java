package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PlatformTest {

    @Test
    void the_launcher_has_exactly_the_version_of_the_engine() {
        assertThat(missing("junit-jupiter-api-5.10.5", "junit-jupiter-engine-5.10.5", "junit-platform-engine-1.10.5"))
                .containsExactly(
                        "org/junit/platform/junit-platform-launcher/1.10.5/junit-platform-launcher-1.10.5.jar");
    }

    @Test
    void a_target_with_a_launcher_of_its_own_lacks_nothing() {
        assertThat(missing(
                        "junit-jupiter-api-6.0.3",
                        "junit-jupiter-engine-6.0.3",
                        "junit-platform-engine-6.0.3",
                        "junit-platform-launcher-6.0.3"))
                .isEmpty();
    }

    @Test
    void an_engine_that_the_target_leaves_to_its_build_is_added() {
        assertThat(missing("junit-jupiter-api-5.9.3"))
                .extracting(path -> path.replaceFirst(".*/", ""))
                .containsExactly(
                        "junit-jupiter-engine-5.9.3.jar",
                        "junit-platform-engine-1.9.3.jar",
                        "junit-platform-launcher-1.9.3.jar");
        assertThat(missing("junit-jupiter-api-6.1.3")).anyMatch(path -> path.endsWith("-platform-engine-6.1.3.jar"));
    }

    @Test
    void junit_4_alone_runs_on_the_vintage_engine() {
        assertThat(missing("junit-4.13.2", "hamcrest-core-1.3"))
                .extracting(path -> path.replaceFirst(".*/", ""))
                .contains("junit-vintage-engine-5.14.4.jar", "junit-platform-launcher-1.14.4.jar");
    }

    @Test
    void no_junit_and_one_too_old_are_refused() {
        assertThatThrownBy(() -> missing("testng-7.0")).isInstanceOf(RalphException.class);
        assertThatThrownBy(() -> missing("junit-jupiter-engine-5.7.2", "junit-platform-engine-1.7.2"))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("1.7.2");
    }

    private static List<String> missing(String... jars) {
        List<String> classPath =
                Stream.of(jars).map(jar -> "/cache/m2/x/" + jar + ".jar").toList();
        return Platform.of(classPath, "p").missing().stream()
                .map(Platform.Artifact::path)
                .toList();
    }
}
