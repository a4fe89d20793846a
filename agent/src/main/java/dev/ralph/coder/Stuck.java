package dev.ralph.coder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Notices that a model goes round in circles. A change that was not there before is always progress. */
final class Stuck {

    private static final int SAME = 3;
    private static final int PAIRS = 6;
    private static final int IDLE = 20;
    private static final int SHOWN = 300;

    private final Set<String> diffs = new HashSet<>();
    private final Set<String> results = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private int idle;

    Stuck(String diff) {
        diffs.add(diff);
    }

    /**
     * Notes one answer.
     *
     * @param diff all that is changed after it
     * @return what repeats; once it is said, counting begins anew
     */
    Optional<String> note(List<Step> steps, String diff) {
        if (diffs.add(diff)) {
            forget();
        }
        idle++;
        Optional<String> circle = Optional.empty();
        for (Step step : steps) {
            Optional<String> found = note(step);
            circle = circle.isPresent() ? circle : found;
        }
        if (circle.isEmpty() && idle >= IDLE) {
            circle = Optional.of(
                    "%d answers without a new change and without anything new that was seen".formatted(IDLE));
        }
        if (circle.isPresent()) {
            forget();
        }
        return circle;
    }

    private Optional<String> note(Step step) {
        String call = step.call().tool() + " " + Arguments.canonical(step.call().arguments());
        calls.add(call);
        if (!step.refused() && results.add(step.result())) {
            idle = 0;
        }
        if (step.refused() && counts.merge("error\n" + step.result(), 1, Integer::sum) >= SAME) {
            return Optional.of("%d times the same error: %s".formatted(SAME, Excerpt.head(step.result(), SHOWN)));
        }
        if (counts.merge(call + "\n" + step.result(), 1, Integer::sum) >= SAME) {
            return Optional.of("%d times with the same result: %s".formatted(SAME, Excerpt.head(call, SHOWN)));
        }
        return isPair()
                ? Optional.of("%s\nand then again\n%s\nin turn"
                        .formatted(Excerpt.head(calls.get(calls.size() - 2), SHOWN), Excerpt.head(call, SHOWN)))
                : Optional.empty();
    }

    private boolean isPair() {
        int end = calls.size();
        if (end < PAIRS || calls.get(end - 1).equals(calls.get(end - 2))) {
            return false;
        }
        for (int i = end - PAIRS; i < end - 2; i++) {
            if (!calls.get(i).equals(calls.get(i + 2))) {
                return false;
            }
        }
        return true;
    }

    private void forget() {
        counts.clear();
        calls.clear();
        idle = 0;
    }
}
