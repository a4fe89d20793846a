package dev.ralph.diagnose;

import dev.ralph.diagnose.JavaSource.StaticField;
import dev.ralph.model.CellResult;
import dev.ralph.model.Finding;
import dev.ralph.model.Leak;
import dev.ralph.model.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What the unchanged suite showed: what can be repaired by a pattern, and what a person should read.
 *
 * @param sentences one line each: the tests that fail in some order, worst first, then what was left alone and why
 */
public record Diagnosis(List<Finding> findings, List<String> sentences) {

    public Diagnosis {
        findings = List.copyOf(findings);
        sentences = List.copyOf(sentences);
    }

    /** Returns the same with more findings. */
    public Diagnosis with(List<Finding> more) {
        return new Diagnosis(Stream.concat(findings.stream(), more.stream()).toList(), sentences);
    }

    /**
     * Reads the baseline and what the probe saw.
     *
     * <p>A static field counts when some test that leaves it changed ran before a test that failed. That keeps fields
     * nobody reads, such as lazily filled caches: the runs alone cannot tell them apart.
     *
     * @param baseline every cell of the matrix, before any change
     * @param leaks what the probe saw, in the order in which the tests ran
     */
    public static Diagnosis from(List<CellResult> baseline, Map<Provider, List<Leak>> leaks, TargetLayout layout) {
        return from(baseline, leaks, layout::staticField, IdsAsserted.read(baseline, layout));
    }

    /** Reads the same of a project whose tests are written in Python. */
    public static Diagnosis from(List<CellResult> baseline, Map<Provider, List<Leak>> leaks, PythonLayout layout) {
        List<Finding> ids = PythonIdsAsserted.read(baseline, layout);
        Diagnosis seen = from(baseline, leaks, (owner, field) -> Optional.empty(), ids);
        // Where no probe could look into the database, a key that is taken says as much.
        boolean rowsSeen = seen.findings().stream().anyMatch(Finding.RowsLeft.class::isInstance);
        List<Finding> taken = rowsSeen ? List.of() : TakenKeys.read(baseline);
        return new Diagnosis(
                Stream.concat(taken.stream(), seen.findings().stream()).toList(), seen.sentences());
    }

    private static Diagnosis from(
            List<CellResult> baseline,
            Map<Provider, List<Leak>> leaks,
            BiFunction<String, String, Optional<StaticField>> fields,
            List<Finding> ids) {
        History history = new History(baseline);
        LeftBehind left = LeftBehind.read(leaks, history, fields);
        return new Diagnosis(
                Stream.concat(left.findings().stream(), ids.stream()).toList(),
                Stream.of(
                                new Victims(history, leaks).sentences(),
                                left.sentences(),
                                history.sentencesOfCellsThatDidNotRun())
                        .flatMap(List::stream)
                        .toList());
    }
}
