package dev.ralph.loop;

import dev.ralph.model.CellResult;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.OutsideText;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What cells showed, for a model to read: the same text for the same outcomes, whenever they are run. */
final class CellText {

    private static final int MOST_FAILURES = 12;
    private static final int MOST_LINES = 25;
    private static final Pattern ADDRESS = Pattern.compile("\\b0x[0-9a-f]{6,16}\\b|(?<=@)[0-9a-f]{6,8}\\b");

    private final List<String> lines = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private CellText() {}

    /** Says how each cell ended, and of each failure where and why, once. */
    static String of(List<CellResult> results) {
        CellText text = new CellText();
        results.forEach(text::cell);
        return String.join("\n", text.lines);
    }

    private void cell(CellResult result) {
        String name = result.cell().provider().name() + ", " + result.cell().order();
        if (result.outcome() == CellResult.Outcome.NOT_RUN) {
            lines.add("%s: NOT RUN: %s".formatted(name, plain(result.reason())));
            return;
        }
        lines.add("%s: %d of %d tests passed"
                .formatted(
                        name,
                        result.testsRun().size() - result.failedTests().size(),
                        result.testsRun().size()));
        result.failures().stream().limit(MOST_FAILURES).forEach(this::failure);
        if (result.failures().size() > MOST_FAILURES) {
            lines.add("  and %d more failures".formatted(result.failures().size() - MOST_FAILURES));
        }
    }

    private void failure(FailureRecord failure) {
        String headline = plain(failure.headline());
        lines.add("  FAILED %s: %s: %s".formatted(failure.test(), failure.type(), headline));
        TestId test = failure.test();
        if (told.add(test + failure.type() + headline)) {
            List<String> stack = plain(failure.stack()).lines().toList();
            stack.stream().limit(MOST_LINES).forEach(line -> lines.add("    " + line));
        }
    }

    /** Addresses of objects differ from run to run and say nothing. */
    private static String plain(String text) {
        return ADDRESS.matcher(OutsideText.plain(text)).replaceAll("0x0");
    }
}
