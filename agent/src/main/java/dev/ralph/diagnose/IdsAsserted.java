package dev.ralph.diagnose;

import dev.ralph.model.CellResult;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Finding;
import dev.ralph.model.Finding.SequenceAsserted;
import dev.ralph.model.SourcePlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Failed assertions that compare an id, which the database gives out, with a number. */
final class IdsAsserted {

    private static final Pattern OTHER_NUMBER = Pattern.compile(
            "expected:?\\s*(?:is\\s*)?<?-?\\d+L?>?\\s*but:?\\s*was:?\\s*<?-?\\d+L?>?", Pattern.CASE_INSENSITIVE);

    private IdsAsserted() {}

    static List<Finding> read(List<CellResult> baseline, TargetLayout layout) {
        Map<SourcePlace, Finding> found = new LinkedHashMap<>();
        baseline.stream()
                .flatMap(cell -> cell.failures().stream())
                .filter(failure -> OTHER_NUMBER.matcher(failure.message()).find())
                .forEach(failure -> place(failure, layout)
                        .forEach(place -> found.putIfAbsent(place, new SequenceAsserted(failure.test(), place))));
        return List.copyOf(found.values());
    }

    private static List<SourcePlace> place(FailureRecord failure, TargetLayout layout) {
        return StackTrace.parse(failure.stack()).thrown().get(0).frames().stream()
                .flatMap(frame ->
                        layout.testSource(frame).flatMap(source -> source.idAssertionAt(frame.line())).stream())
                .map(JavaSource.IdAssertion::place)
                .limit(1)
                .toList();
    }
}
