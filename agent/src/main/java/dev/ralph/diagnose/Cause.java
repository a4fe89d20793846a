package dev.ralph.diagnose;

import dev.ralph.diagnose.History.Sight;
import dev.ralph.model.Leak;
import dev.ralph.model.Provider;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says after whom a test fails, as far as the order of the runs allows to say so.
 *
 * <p>A test is named only when it ran before the victim in failing cells and in no passing one. Cells with several
 * workers are left out, because the tests before may have run in another process.
 */
final class Cause {

    private static final int MOST = 3;

    private final Map<Provider, List<Leak>> leaks;

    Cause(Map<Provider, List<Leak>> leaks) {
        this.leaks = leaks;
    }

    /** Returns the end of a sentence with a leading space, or nothing. */
    String of(List<Sight> sights) {
        List<Sight> telling = telling(sights);
        List<Sight> failed = telling.stream().filter(Sight::failed).toList();
        List<Sight> passed = telling.stream().filter(sight -> !sight.failed()).toList();
        if (failed.isEmpty()) {
            return "";
        }
        Map<TestId, Set<String>> left = leftBy(failed);
        List<TestId> polluters = cover(failed, passed, left::containsKey);
        if (!polluters.isEmpty()) {
            Set<String> places = polluters.stream()
                    .flatMap(polluter -> left.getOrDefault(polluter, Set.of()).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            return " only after %s, which left %s changed".formatted(either(polluters), String.join(", ", places));
        }
        List<TestId> setters = cover(passed, failed, test -> true);
        return setters.size() == 1 ? " unless %s ran before it".formatted(setters.get(0)) : "";
    }

    /** The cells of providers on which the test both fails and passes; elsewhere the order explains nothing. */
    private static List<Sight> telling(List<Sight> sights) {
        return sights.stream()
                .filter(sight -> sight.result().cell().workers() == 1)
                .collect(Collectors.groupingBy(
                        sight -> sight.result().cell().provider(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(own -> own.stream().map(Sight::failed).distinct().count() == 2)
                .flatMap(List::stream)
                .toList();
    }

    /** The fewest tests of which one ran before each of these and none before those; empty when it takes too many. */
    private static List<TestId> cover(List<Sight> these, List<Sight> notThose, Predicate<TestId> wanted) {
        Set<TestId> candidates = these.stream()
                .flatMap(sight -> sight.before().stream())
                .filter(wanted)
                .collect(Collectors.toCollection(TreeSet::new));
        notThose.forEach(sight -> candidates.removeAll(sight.before()));
        List<Sight> open = new ArrayList<>(these);
        List<TestId> chosen = new ArrayList<>();
        while (!open.isEmpty() && chosen.size() < MOST) {
            TestId best = candidates.stream()
                    .max(Comparator.comparingLong((TestId test) -> count(open, test))
                            .thenComparing(Comparator.<TestId>reverseOrder()))
                    .orElse(null);
            if (best == null || count(open, best) == 0) {
                return List.of();
            }
            open.removeIf(sight -> sight.before().contains(best));
            chosen.add(best);
        }
        return open.isEmpty() ? chosen : List.of();
    }

    private static long count(List<Sight> sights, TestId test) {
        return sights.stream().filter(sight -> sight.before().contains(test)).count();
    }

    /** What each test was seen to leave changed on the providers of these cells. */
    private Map<TestId, Set<String>> leftBy(Collection<Sight> sights) {
        Set<Provider> providers = sights.stream()
                .map(sight -> sight.result().cell().provider())
                .collect(Collectors.toCollection(HashSet::new));
        return leaks.entrySet().stream()
                .filter(entry -> providers.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.groupingBy(
                        Leak::polluter, Collectors.mapping(Leak::where, Collectors.toCollection(TreeSet::new))));
    }

    private static String either(List<TestId> tests) {
        return tests.stream().map(TestId::value).collect(Collectors.joining(" or "));
    }
}
