package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.ralph.diagnose.report.Remedies;
import dev.ralph.diagnose.report.Report;
import dev.ralph.support.DiagnosisExample;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DiagnosisTextTest {

    private static String text(String yaml) throws IOException {
        DiagnosisExample example = DiagnosisExample.of(new ObjectMapper(new YAMLFactory()).readTree(yaml));
        return DiagnosisText.of(Report.of("p", "pytest", example.examination(), example.read(), Remedies.none()));
    }

    private static String times(int count, String line) {
        return IntStream.range(0, count).mapToObj(i -> line.formatted(i) + "\n").collect(Collectors.joining());
    }

    @Test
    void of_many_victims_the_first_twenty_are_named_and_the_others_counted() throws IOException {
        String text = text(
                "baseline: GREEN\ntests: [t.py::p]\ndependences:\n"
                        + times(
                                32,
                                "- {kind: VICTIM, test: 't.py::v%d', polluters: [['t.py::p']], states: [{kind: FILE, where: out, polluter: 't.py::p'}]}"));

        assertThat(text).contains("victims     t.py::v0\n", "t.py::v19\n", "               and 12 more\n");
        assertThat(text).doesNotContain("t.py::v20").contains("not confirmed in fresh processes");
    }

    @Test
    void of_many_warnings_the_first_ten_are_named_and_the_others_counted() throws IOException {
        String text = text("baseline: GREEN\ntests: [t.py::p]\nstatic:\n"
                + times(13, "- {rule: sleep-in-test, sentence: s, path: tests/t%d.py, line: 4}"));

        assertThat(text).contains("   sleep-in-test  tests/t9.py:4\n   and 3 more: --json\n");
        assertThat(text).doesNotContain("t10.py");
    }

    @Test
    void long_sentences_do_not_make_wide_lines() throws IOException {
        String text = text("baseline: GREEN\ntests: [t.py::p]\ndependences:\n"
                + "- {kind: VICTIM, test: 't.py::v', polluters: [['t.py::p']], remark: '%s'}"
                        .formatted("so it is ".repeat(60)));

        assertThat(text.lines()).filteredOn(line -> line.contains("so it is")).hasSizeGreaterThan(4);
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
    }
}
