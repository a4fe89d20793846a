package dev.ralph.loop;

import dev.ralph.model.OutsideText;
import dev.ralph.queue.Failure;
import dev.ralph.queue.PastFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an attempt is told about those before it: each kind of failure once, the newest last. */
final class Past {

    private static final int MOST = 6;
    private static final int LONGEST = 1_500;

    /** What another tool wrote is about that tool more than about the task. */
    private static final int LONGEST_OF_OTHERS = 500;

    private Past() {}

    /** Returns one text for each fingerprint: how often, what was tried, what was seen. */
    static List<String> of(List<PastFailure> history) {
        Map<String, List<PastFailure>> kinds = new LinkedHashMap<>();
        for (PastFailure failure : history) {
            boolean isOfOthers = failure.fingerprint().isEmpty();
            if (isOfOthers || Approach.counts(failure)) {
                String kind = isOfOthers ? "other " + TaskEntry.fingerprint(failure.text()) : failure.fingerprint();
                List<PastFailure> alike = kinds.containsKey(kind) ? kinds.remove(kind) : new ArrayList<>();
                alike.add(failure);
                kinds.put(kind, alike);
            }
        }
        List<String> told = kinds.values().stream().map(Past::told).toList();
        if (told.size() <= MOST) {
            return told;
        }
        List<String> newest = new ArrayList<>(told.subList(told.size() - MOST, told.size()));
        newest.add(0, "%d older kinds of failure are not shown.".formatted(told.size() - MOST));
        return List.copyOf(newest);
    }

    private static String told(List<PastFailure> alike) {
        PastFailure last = alike.get(alike.size() - 1);
        boolean isOfOthers = last.fingerprint().isEmpty();
        int times = alike.stream().mapToInt(PastFailure::times).sum();
        List<String> lines = new ArrayList<>();
        lines.add("%s%s%s:"
                .formatted(
                        isOfOthers ? "Another tool noted" : "Failure %s".formatted(last.fingerprint()),
                        times == 1 ? "" : ", %d times".formatted(times),
                        at(last, times)));
        tried(alike).forEach(tried -> lines.add(Failure.TRIED + tried));
        lines.add(OutsideText.safe(last.seen()).strip());
        return Shortened.to(
                isOfOthers ? LONGEST_OF_OTHERS : LONGEST,
                String.join("\n", lines).strip());
    }

    private static String at(PastFailure last, int times) {
        String at = OutsideText.oneLine(last.at());
        return at.isEmpty() ? "" : times == 1 ? ", on " + at : ", last on " + at;
    }

    private static Set<String> tried(Collection<PastFailure> alike) {
        return alike.stream()
                .map(failure -> OutsideText.safe(failure.tried()))
                .filter(tried -> !tried.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
