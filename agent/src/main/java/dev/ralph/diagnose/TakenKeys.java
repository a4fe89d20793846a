package dev.ralph.diagnose;

import dev.ralph.model.CellResult;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Finding;
import dev.ralph.model.Finding.RowsLeft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables in which a test found the key of its row taken. */
final class TakenKeys {

    private static final Pattern SQLITE = Pattern.compile("UNIQUE constraint failed: \"?([\\w$]+)\"?\\.");
    private static final Pattern POSTGRESQL =
            Pattern.compile("duplicate key value violates unique constraint \"([\\w$]+?)_(?:pkey|\\w+_key)\"");

    private TakenKeys() {}

    static List<Finding> read(List<CellResult> baseline) {
        Map<String, Finding> found = new LinkedHashMap<>();
        baseline.stream()
                .flatMap(cell -> cell.failures().stream())
                .forEach(failure -> table(failure)
                        .ifPresent(table -> found.putIfAbsent(table, new RowsLeft(table, failure.test()))));
        return List.copyOf(found.values());
    }

    private static Optional<String> table(FailureRecord failure) {
        for (Pattern pattern : List.of(SQLITE, POSTGRESQL)) {
            Matcher said = pattern.matcher(failure.message() + "\n" + failure.stack());
            if (said.find()) {
                return Optional.of(said.group(1));
            }
        }
        return Optional.empty();
    }
}
