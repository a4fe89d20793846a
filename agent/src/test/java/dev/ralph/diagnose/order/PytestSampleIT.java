package dev.ralph.diagnose.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.ralph.model.TestId;
import dev.ralph.runner.ProbeSession;
import dev.ralph.runner.PytestRunner;
import dev.ralph.runner.Suite;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.Sandboxes;
import dev.ralph.support.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches the tea shop in the real sandbox; what is planted there is listed beside it. */
@Needs({"bubblewrap", "pytest"})
final class PytestSampleIT {

    private static final Path HOME = Path.of(System.getProperty("ralph.home"));
    private static final Path SUITES = HOME.resolve("agent/src/test/resources/suites");

    private final Sandbox sandbox = Sandboxes.choose("bubblewrap");

    @TempDir
    private Path folder;

    @Test
    void every_planted_fault_is_found_with_its_state_and_nothing_else_is_claimed() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path tree = copy(SUITES.resolve("tea-shop"));
        PytestRunner runner = new PytestRunner(
                sandbox, HOME, folder.resolve("cache"), tree, Map.of("PATH", "/usr/bin:/bin"), Optional.empty());
        Suite suite = runner.prepare(tree, "", folder.resolve("logs"));
        Path own = Files.createDirectories(folder.resolve("session"));

        Examination found;
        try (ProbeSession session = runner.open(suite, own, Map.of(), 2)) {
            found = new Search(session, ParallelRuns.NONE, (step, done, of) -> {}, new Random(1))
                    .examine(Duration.ofMinutes(4));
        }

        Map<String, String> told = new TreeMap<>();
        found.dependences().forEach(one -> told.put(one.test().value(), shape(one)));
        assertThat(told).isEqualTo(planted());
        assertThat(found.coverage().whole()).isTrue();
        assertThat(found.dependences())
                .allSatisfy(one -> assertThat(one.states())
                        .allSatisfy(state -> assertThat(state.location()).matches(".+\\.py:\\d+")));
    }

    private static String shape(Dependence one) {
        Set<String> causes = one.polluters().isEmpty()
                ? one.setters().stream().map(TestId::value).collect(Collectors.toCollection(TreeSet::new))
                : one.polluters().stream()
                        .map(set -> set.stream()
                                .map(TestId::value)
                                .sorted()
                                .toList()
                                .toString())
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> states = one.states().stream()
                .map(state -> state.kind() + ":" + state.where())
                .collect(Collectors.toCollection(TreeSet::new));
        return "%s after %s by %s".formatted(one.kind(), causes, states);
    }

    private static Map<String, String> planted() throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        JsonNode all = yaml.readTree(SUITES.resolve("tea-shop.yaml").toFile());
        Map<String, String> planted = new TreeMap<>();
        for (JsonNode one : all.path("findings")) {
            Set<String> causes = new TreeSet<>();
            one.path("polluters")
                    .forEach(set -> causes.add(StreamSupport.stream(set.spliterator(), false)
                            .map(JsonNode::asText)
                            .sorted()
                            .toList()
                            .toString()));
            one.path("setters").forEach(setter -> causes.add(setter.asText()));
            List<String> states = yaml.convertValue(one.path("state"), new TypeReference<>() {});
            planted.put(
                    one.path("test").asText(),
                    "%s after %s by %s"
                            .formatted(
                                    one.path("kind").asText().toUpperCase(Locale.ROOT), causes, new TreeSet<>(states)));
        }
        return planted;
    }

    private Path copy(Path original) throws IOException {
        Path tree = folder.resolve("tree");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                if (!file.toString().contains("__pycache__")) {
                    Files.copy(file, tree.resolve(original.relativize(file).toString()));
                }
            }
        }
        return tree;
    }
}
