package dev.ralph.diagnose.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds a smallest part of a list that still has a property, with the order kept.
 *
 * <p>This is delta debugging as Zeller and Hildebrandt describe it ("Simplifying and Isolating Failure-Inducing Input",
 * 2002): no element of the result can be left out. The parts of one round are tried together, so that they may run side
 * by side.
 */
final class Ddmin<T> {

    private static final int AT_ONCE = 8;

    private final Function<List<List<T>>, List<Optional<Boolean>>> trial;

    /** @param trial says of each part whether it has the property; empty when that could not be found out */
    Ddmin(Function<List<List<T>>, List<Optional<Boolean>>> trial) {
        this.trial = trial;
    }

    /** Returns a smallest part of {@code items}, which has the property; what could not be tried counts as needed. */
    List<T> minimise(List<T> items) {
        List<T> now = items;
        int parts = Math.min(2, now.size());
        while (now.size() > 1) {
            List<List<T>> candidates = candidates(now, parts);
            Optional<List<T>> smaller = first(candidates);
            if (smaller.isPresent()) {
                boolean isPart = smaller.get().size() <= (now.size() + parts - 1) / parts;
                now = smaller.get();
                parts = isPart ? 2 : Math.max(parts - 1, 2);
            } else if (parts < now.size()) {
                parts = Math.min(2 * parts, now.size());
            } else {
                return now;
            }
            parts = Math.min(parts, now.size());
        }
        return now;
    }

    /** The parts, the last first for it is nearest to the victim, and then what is left without each of them. */
    private static <T> List<List<T>> candidates(List<T> items, int parts) {
        List<List<T>> candidates = new ArrayList<>();
        for (int i = parts - 1; i >= 0; i--) {
            candidates.add(part(items, parts, i));
        }
        for (int i = 0; i < parts && parts > 2; i++) {
            List<T> rest = new ArrayList<>(items);
            rest.subList(start(items, parts, i), start(items, parts, i + 1)).clear();
            candidates.add(rest);
        }
        return candidates;
    }

    private Optional<List<T>> first(List<List<T>> candidates) {
        for (int from = 0; from < candidates.size(); from += AT_ONCE) {
            List<List<T>> slice = candidates.subList(from, Math.min(from + AT_ONCE, candidates.size()));
            List<Optional<Boolean>> answers = trial.apply(slice);
            for (int i = 0; i < slice.size(); i++) {
                if (answers.get(i).orElse(false)) {
                    return Optional.of(slice.get(i));
                }
            }
        }
        return Optional.empty();
    }

    private static <T> List<T> part(List<T> items, int parts, int number) {
        return List.copyOf(items.subList(start(items, parts, number), start(items, parts, number + 1)));
    }

    private static <T> int start(List<T> items, int parts, int number) {
        return (int) ((long) items.size() * number / parts);
    }
}
