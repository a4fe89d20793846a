package dev.ralph.diagnose;

import dev.ralph.model.CellResult;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Finding;
import dev.ralph.model.Finding.SequenceAsserted;
import dev.ralph.model.SourcePlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Failed assertions of Python tests that compare an id, which the database gives out, with a number. */
final class PythonIdsAsserted {

    private static final Pattern OTHER_NUMBER = Pattern.compile("^(?:assert )?-?\\d+ (?:==|!=) -?\\d+\\b");

    private PythonIdsAsserted() {}

    static List<Finding> read(List<CellResult> baseline, PythonLayout layout) {
        Map<SourcePlace, Finding> found = new LinkedHashMap<>();
        baseline.stream()
                .flatMap(cell -> cell.failures().stream())
                .filter(failure -> OTHER_NUMBER.matcher(failure.message()).find())
                .forEach(failure -> place(failure, layout)
                        .ifPresent(place -> found.putIfAbsent(place, new SequenceAsserted(failure.test(), place))));
        return List.copyOf(found.values());
    }

    private static Optional<SourcePlace> place(FailureRecord failure, PythonLayout layout) {
        return new PythonStack(failure.stack())
                .frames().stream()
                        .flatMap(frame ->
                                layout.testSource(frame).flatMap(source -> source.idAssertionAt(frame.line())).stream())
                        .map(JavaSource.IdAssertion::place)
                        .findFirst();
    }
}
