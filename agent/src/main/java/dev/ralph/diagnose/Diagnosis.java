package dev.ralph.diagnose;

import dev.ralph.model.CellResult;
import dev.ralph.model.Finding;
import dev.ralph.model.Leak;
import dev.ralph.model.Provider;
import java.util.List;
import java.util.Map;
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
        History history = new History(baseline);
        LeftBehind left = LeftBehind.read(leaks, history, layout);
        return new Diagnosis(
                Stream.concat(left.findings().stream(), IdsAsserted.read(baseline, layout).stream())
                        .toList(),
                Stream.of(
                                new Victims(history, leaks).sentences(),
                                left.sentences(),
                                history.sentencesOfCellsThatDidNotRun())
                        .flatMap(List::stream)
                        .toList());
    }
}
