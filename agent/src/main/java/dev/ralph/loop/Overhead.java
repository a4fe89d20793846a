package dev.ralph.loop;

import dev.ralph.model.CellResult;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the change costs: the time per test before and after it, in cells with one worker. */
final class Overhead {

    /** What putting rows back after real commits may cost; no fixture around a test may cost more. */
    private static final double MOST_MILLIS = 5;

    private final List<CellResult> before;
    private final List<CellResult> after;

    Overhead(List<CellResult> before, List<CellResult> after) {
        this.before = before;
        this.after = after;
    }

    /** Sums over tests that passed on both sides; a failure may end a test early. */
    private static final class Times {
        private double before;
        private double after;
        private int tests;
    }

    /** Says it in one sentence; empty when no test passed on both sides. */
    Optional<String> sentence() {
        Map<String, Times> byProvider = new TreeMap<>();
        for (CellResult now : after) {
            before.stream()
                    .filter(then -> then.cell().equals(now.cell()) && now.cell().workers() == 1)
                    .forEach(then -> add(
                            then,
                            now,
                            byProvider.computeIfAbsent(now.cell().provider().name(), name -> new Times())));
        }
        List<String> parts = new ArrayList<>();
        boolean costly = false;
        for (Map.Entry<String, Times> entry : byProvider.entrySet()) {
            Times times = entry.getValue();
            if (times.tests > 0) {
                double was = times.before / times.tests;
                double is = times.after / times.tests;
                costly |= is - was > MOST_MILLIS;
                parts.add(String.format(Locale.ROOT, "%s %.1f ms, now %.1f ms", entry.getKey(), was, is));
            }
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String warning = costly ? "; that is more than the %.0f ms a fixture may cost".formatted(MOST_MILLIS) : "";
        return Optional.of("Time per test: %s%s.".formatted(String.join("; ", parts), warning));
    }

    private static void add(CellResult then, CellResult now, Times times) {
        Map<TestId, Double> was = passed(then);
        passed(now).forEach((test, millis) -> {
            if (was.containsKey(test)) {
                times.before += was.getOrDefault(test, 0.0);
                times.after += millis;
                times.tests++;
            }
        });
    }

    private static Map<TestId, Double> passed(CellResult cell) {
        return cell.runs().stream()
                .filter(run -> run.outcome() == TestRun.Outcome.PASSED)
                .collect(Collectors.toMap(TestRun::test, run -> run.took().toNanos() / 1e6, Double::sum, HashMap::new));
    }
}
