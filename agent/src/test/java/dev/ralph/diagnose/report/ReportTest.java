package dev.ralph.diagnose.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.ralph.model.TestId;
import dev.ralph.support.DiagnosisExample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReportTest {

    private static Report report(String yaml) {
        try {
            DiagnosisExample example = DiagnosisExample.of(new ObjectMapper(new YAMLFactory()).readTree(yaml));
            return Report.of("p", "pytest", example.examination(), example.read(), Remedies.none());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String victim(String test, String polluter, String state) {
        return """
                - kind: VICTIM
                  test: %s
                  polluters: [[%s]]
                  states: [%s]
                """.formatted(test, polluter, state.isEmpty() ? "" : state + ", polluter: " + polluter + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "GREEN, true, CLEAN",
        "GREEN, false, CLEAN_SO_FAR",
        "RED, true, FOUND",
        "UNSTABLE, true, FOUND",
        "BROKEN_OFF, true, NOTHING_CAN_BE_SAID"
    })
    void only_a_green_suite_that_was_looked_at_as_a_whole_is_clean(
            String baseline, boolean whole, Report.Outcome outcome) {
        Report report = report("{baseline: %s, tests: [t.py::a], coverage: {whole: %s}}".formatted(baseline, whole));

        assertThat(report.outcome()).isEqualTo(outcome);
    }

    @Test
    void what_was_not_looked_at_is_no_reason_to_call_a_suite_clean() {
        String green = "baseline: GREEN\ntests: [t.py::a]\n";
        Report unknown = report(green + "coverage: {pairs: 0, of: 0, whole: false}");
        Report some = report(green).aboutSome();

        assertThat(unknown.outcome()).isEqualTo(Report.Outcome.CLEAN_SO_FAR);
        assertThat(report(green + "remarks: [Every probe had a fresh process.]").outcome())
                .isEqualTo(Report.Outcome.CLEAN);
        assertThat(some.outcome()).isEqualTo(Report.Outcome.CLEAN_SO_FAR);
        assertThat(new Words(some).facts()).anyMatch(fact -> fact.contains("several polluters may be missed"));
        assertThat(DiagnosisJson.of(some)).contains("\"partial\" : true", "several polluters", "\"whole\" : false");
    }

    @Test
    void a_suite_without_tests_is_not_clean() {
        assertThat(report("{baseline: GREEN}").outcome()).isEqualTo(Report.Outcome.NOTHING_CAN_BE_SAID);
    }

    @Test
    void victims_of_one_state_are_one_group_whoever_polluted_it() {
        String mode = "{kind: ENVIRONMENT, where: MODE";
        Report report = report("baseline: GREEN\ndependences:\n"
                + victim("t.py::v1", "t.py::p1", mode)
                + victim("t.py::v2", "t.py::p2", mode)
                + victim("t.py::v3", "t.py::p1", "{kind: ENVIRONMENT, where: OTHER"));

        assertThat(report.groups())
                .extracting(LeakGroup::states)
                .extracting(Object::toString)
                .containsExactly("[ENVIRONMENT:MODE]", "[ENVIRONMENT:OTHER]");
        assertThat(report.groups().get(0).tests()).containsExactly(new TestId("t.py::v1"), new TestId("t.py::v2"));
    }

    @Test
    void who_was_not_asked_for_the_state_belongs_to_the_leak_of_its_victim() {
        Report report = report("""
                baseline: GREEN
                dependences:
                - kind: VICTIM
                  test: t.py::v
                  polluters: [[t.py::p1], [t.py::p2], [t.py::p3, t.py::p4]]
                  states: [{kind: ENVIRONMENT, where: MODE, polluter: 't.py::p1'}]
                - kind: BRITTLE
                  test: t.py::b
                  setters: [t.py::s1, t.py::s2]
                  states: [{kind: FILE, where: out, polluter: 't.py::s2'}]
                """);

        assertThat(report.groups())
                .extracting(LeakGroup::states)
                .extracting(Object::toString)
                .containsExactly("[ENVIRONMENT:MODE]", "[FILE:out]");
        assertThat(report.groups()).extracting(group -> group.sources().size()).containsExactly(3, 2);
        assertThat(report.groups().get(0).details()).hasSize(1);
    }

    @Test
    void a_polluter_that_no_longer_stands_does_not_hide_the_state() {
        LeakGroup group = report("baseline: GREEN\ndependences:\n"
                        + victim("t.py::v", "t.py::p1", "{kind: ENVIRONMENT, where: MODE")
                                .replace("[[t.py::p1]]", "[[t.py::p2]]"))
                .groups()
                .get(0);

        assertThat(group.states()).containsExactly("ENVIRONMENT:MODE");
        assertThat(group.details()).hasSize(1);
    }

    @Test
    void where_the_state_is_unknown_the_polluters_make_the_group() {
        Report report = report("baseline: GREEN\ndependences:\n"
                + victim("t.py::v1", "t.py::p1", "")
                + victim("t.py::v2", "t.py::p2", "")
                + victim("t.py::v3", "t.py::p1", ""));

        assertThat(report.groups()).extracting(group -> group.tests().size()).containsExactly(2, 1);
    }

    @Test
    void a_part_has_the_same_mark_whatever_else_was_found() {
        String mode = "{kind: ENVIRONMENT, where: MODE";
        String one = victim("t.py::v1", "t.py::p1", mode);
        Report small = report("baseline: GREEN\ndependences:\n" + one);
        Report large = report("baseline: GREEN\ndependences:\n" + victim("t.py::v2", "t.py::p2", mode) + one);

        assertThat(large.groups().get(0).marks())
                .hasSize(2)
                .containsAll(small.groups().get(0).marks());
    }

    @Test
    void flaky_and_broken_tests_belong_to_no_leak() {
        Report report = report(
                "{baseline: RED, dependences: [{kind: FLAKY, test: 't.py::f'}, {kind: BROKEN, test: 't.py::b'}]}");

        assertThat(report.groups()).isEmpty();
        assertThat(report.findings()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the same line
                "{kind: FILE, where: out.txt, location: 'src/a.py:7' | src/a.py | 7 | '' | Something. | true",
                "{kind: FILE, where: out.txt, location: 'src/a.py:7', guessed: true | src/a.py | 7 | '' | Something. | false",
                "{kind: FILE, where: out.txt, location: 'src/a.py:8' | src/a.py | 7 | '' | Something. | false",
                // the function of the polluter
                "{kind: FILE, where: out.txt | tests/t.py | 7 | 'tests/t.py::p' | Something. | true",
                "{kind: FILE, where: out.txt | tests/t.py | 7 | 'tests/t.py::q' | Something. | false",
                "{kind: FILE, where: out.txt | tests/other.py | 7 | 'tests/other.py::p' | Something. | false",
                // the name of the state, where it is declared
                "{kind: MODULE_ATTRIBUTE, where: shop.cache.SEEN | src/shop/cache.py | 7 | '' | The list SEEN. | true",
                "{kind: MODULE_ATTRIBUTE, where: shop.cache.SEEN | src/shop/other.py | 7 | '' | The list SEEN. | false",
                "{kind: MODULE_ATTRIBUTE, where: shop.cache.SEE | src/shop/cache.py | 7 | '' | The list SEEN. | false",
                "{kind: STATIC_FIELD, where: 'city.Fleet#bikes' | a/city/Fleet.java | 7 | '' | Field bikes. | true",
                "{kind: STATIC_FIELD, where: 'city.Fleet#bikes' | a/city/Ride.java | 7 | '' | Field bikes. | false"
            })
    void what_was_read_and_what_was_run_point_at_each_other(
            String state, String path, int line, String owner, String sentence, boolean joined) {
        Report report = report("baseline: GREEN\ndependences:\n" + victim("tests/t.py::v", "tests/t.py::p", state)
                + "static: [{rule: r, sentence: '%s', path: %s, line: %d, owner: '%s'}]"
                        .formatted(sentence, path, line, owner));

        assertThat(report.findings().get(0).warnings().equals(java.util.List.of(0)))
                .isEqualTo(joined);
        assertThat(report.warnings().get(0).findings().equals(java.util.List.of(0)))
                .isEqualTo(joined);
    }
}
