package dev.ralph.diagnose.order;

import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The distinct sets of state that tests leave changed, each with the tests that do.
 *
 * <p>It is enough to put one test of each group in front of all others: the rest of its group leaves the same. What is
 * left in the same places with other contents is a group of its own, and comes later: there may be as many as tests.
 */
final class Signatures {

    private static final int FEW = 10;

    private final Map<String, List<TestId>> groups = new LinkedHashMap<>();

    private Signatures() {}

    static Signatures of(List<TestId> tests, Notebook notebook) {
        Signatures signatures = new Signatures();
        Set<String> common = common(tests, notebook);
        Map<String, List<TestId>> byPlaces = new LinkedHashMap<>();
        Map<String, List<TestId>> byContents = new LinkedHashMap<>();
        for (TestId test : tests) {
            List<Leak> leaks = notebook.leaks(test);
            if (!leaks.isEmpty()) {
                byPlaces.computeIfAbsent(places(leaks, common), key -> new ArrayList<>())
                        .add(test);
                byContents
                        .computeIfAbsent(contents(leaks), key -> new ArrayList<>())
                        .add(test);
            }
        }
        // One per set of places first, each with those that leave the very same; then the other contents.
        byPlaces.values().forEach(group -> {
            String first = contents(notebook.leaks(group.get(0)));
            signatures.groups.put(first, byContents.getOrDefault(first, List.of()));
        });
        byContents.forEach(signatures.groups::putIfAbsent);
        return signatures;
    }

    /** Places that most tests leave changed, such as counters: they tell no test from another. */
    private static Set<String> common(List<TestId> tests, Notebook notebook) {
        Map<String, Long> counts = new HashMap<>();
        tests.forEach(test -> notebook.leaks(test).stream()
                .map(Leak::name)
                .distinct()
                .forEach(name -> counts.merge(name, 1L, Long::sum)));
        return counts.entrySet().stream()
                .filter(entry -> tests.size() > FEW && entry.getValue() * 2 > tests.size())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static String places(List<Leak> leaks, Set<String> common) {
        return leaks.stream()
                .map(Leak::name)
                .filter(name -> !common.contains(name))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private static String contents(List<Leak> leaks) {
        return leaks.stream()
                .map(leak -> leak.name() + "=" + leak.after())
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    /** One test of each group, in the order in which they should be tried. */
    List<TestId> representatives() {
        return groups.values().stream().map(group -> group.get(0)).toList();
    }

    /** The groups; the first test of each is its representative. */
    Collection<List<TestId>> groups() {
        return groups.values();
    }
}
