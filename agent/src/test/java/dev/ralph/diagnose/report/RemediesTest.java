package dev.ralph.diagnose.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.fixture.Pattern;
import dev.ralph.fixture.Patterns;
import dev.ralph.model.Leak;
import dev.ralph.model.RalphException;
import dev.ralph.model.TestId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RemediesTest {

    private static final Set<Leak.Kind> DATABASE =
            Set.of(Leak.Kind.ROWS, Leak.Kind.SEQUENCE, Leak.Kind.SCHEMA, Leak.Kind.SESSION_SETTING);

    @TempDir
    private Path runner;

    private static Dependence dependence(Dependence.Kind kind, String polluter, List<Dependence.State> states) {
        return new Dependence(
                kind,
                new TestId("t.py::v"),
                List.of(List.of(new TestId(polluter))),
                List.of(),
                List.of(),
                states,
                List.of(),
                Optional.empty(),
                "");
    }

    private static Dependence.State state(Leak.Kind kind, String where) {
        return new Dependence.State(kind, where, new TestId("t.py::p"), "", "", "");
    }

    private Remedies written(String yaml) throws IOException {
        Files.writeString(runner.resolve("remedies.yaml"), yaml);
        return Remedies.load(runner);
    }

    @ParameterizedTest
    @ValueSource(strings = {"junit", "pytest"})
    void every_kind_of_finding_and_state_has_a_remedy(String framework) {
        Remedies remedies = Remedies.load(Path.of(System.getProperty("ralph.home", ""))
                .toAbsolutePath()
                .resolve("runners")
                .resolve(framework));

        for (Dependence.Kind kind : Dependence.Kind.values()) {
            assertThat(remedies.about(dependence(kind, "t.py::p", List.of()))).isPresent();
            for (Leak.Kind carrier : Leak.Kind.values()) {
                Dependence found = dependence(kind, "t.py::p", List.of(state(carrier, "it")));
                assertThat(remedies.about(found)).isPresent();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"junit", "pytest"})
    void a_remedy_names_the_pattern_that_the_repair_of_such_a_leak_takes(String framework) {
        Path folder = Path.of(System.getProperty("ralph.home", ""))
                .toAbsolutePath()
                .resolve("runners")
                .resolve(framework);
        Map<String, Set<String>> answered = Patterns.load(folder).all().stream()
                .collect(Collectors.toMap(Pattern::name, pattern -> Set.copyOf(pattern.symptoms())));
        Remedies remedies = Remedies.load(folder);

        for (Leak.Kind carrier : Leak.Kind.values()) {
            String symptom = carrier.name().toLowerCase(Locale.ROOT).replace('_', '-');
            boolean isAnswered = answered.values().stream().anyMatch(symptoms -> symptoms.contains(symptom));
            Optional<String> pattern = pattern(remedies, Dependence.Kind.VICTIM, carrier);

            assertThat(pattern.isPresent())
                    .as("%s is answered by a pattern", carrier)
                    .isEqualTo(isAnswered || (framework.equals("junit") && DATABASE.contains(carrier)));
            // What is left in a database is kept from all tests, unless it is put back behind the one that leaves it.
            String expected = isAnswered ? symptom : "rows-left";
            pattern.ifPresent(name ->
                    assertThat(answered.get(name)).as("%s: %s", carrier, name).contains(expected));
            pattern(remedies, Dependence.Kind.BRITTLE, carrier)
                    .ifPresent(name -> assertThat(answered.get(name))
                            .as("set-up of %s: %s", carrier, name)
                            .contains(DATABASE.contains(carrier) ? "missing-parent" : "missing-setup"));
            pattern(remedies, Dependence.Kind.PARALLEL, carrier)
                    .ifPresent(name -> assertThat(answered.get(name))
                            .as("%s at once: %s", carrier, name)
                            .contains("rows-left"));
        }
    }

    private static Optional<String> pattern(Remedies remedies, Dependence.Kind kind, Leak.Kind carrier) {
        return remedies.about(dependence(kind, "t.py::p", List.of(state(carrier, "it"))))
                .flatMap(Remedy::pattern);
    }

    @Test
    void the_first_entry_that_fits_is_taken_and_filled() throws IOException {
        Remedies remedies = written("""
                - {finding: [brittle], remedy: not this}
                - {finding: [victim], state: [FILE], remedy: nor this}
                - {finding: [victim], state: [FILE, ROWS], remedy: "{polluter} leaves {where} to {test}"}
                - {finding: [victim], remedy: nor that}
                """);

        Dependence found = dependence(Dependence.Kind.VICTIM, "t.py::p", List.of(state(Leak.Kind.ROWS, "rides")));
        assertThat(remedies.about(found)).contains(new Remedy("t.py::p leaves rides to t.py::v", Optional.empty()));
    }

    @Test
    void a_hole_in_foreign_text_stays_as_it_is() throws IOException {
        Remedies remedies = written("[{finding: [victim], remedy: 'see {polluter}'}]");

        assertThat(remedies.about(dependence(Dependence.Kind.VICTIM, "t.py::{where}$1\\", List.of())))
                .map(Remedy::sentence)
                .contains("see t.py::{where}$1\\");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> written("""
                        - {finding: [victims], remedy: x}
                        - {finding: [victim], state: [FILES], remedy: x}
                        - {finding: [victim], remedy: "{who}"}
                        - {finding: [victim], remedy: x, pattern: no-such}
                        - {finding: [], remedy: ""}
                        """))
                .isInstanceOf(RalphException.class)
                .hasMessageContainingAll(
                        "kind of finding 'victims'",
                        "kind of state 'FILES'",
                        "fill {who}",
                        "no pattern 'no-such'",
                        "names no finding",
                        "says nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{finding: [victim], remedy: x, patern: y}]",
                "[{finding: [victim]}]",
                "[{remedy: x}]",
                "{",
                "[null]"
            })
    void a_file_that_says_more_or_less_is_refused(String yaml) {
        assertThatThrownBy(() -> written(yaml)).isInstanceOf(RalphException.class);
    }

    @Test
    void a_runner_without_the_file_knows_no_remedy() {
        assertThat(Remedies.load(runner).about(dependence(Dependence.Kind.FLAKY, "t.py::p", List.of())))
                .isEmpty();
    }
}
