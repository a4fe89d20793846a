package dev.ralph.diagnose.order;

import dev.ralph.diagnose.order.Dependence.Proof;
import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known so far of each test: how it ends alone, what it leaves changed, and after whom it ends otherwise.
 *
 * <p>A test <em>deviates</em> when it ends otherwise than alone: a victim fails or is skipped, a brittle test passes. Both
 * are searched for in the same way.
 */
final class Notebook {

    private final Map<TestId, Outcome> alone = new HashMap<>();
    private final Map<TestId, List<Leak>> leaks = new HashMap<>();
    private final Map<TestId, List<List<TestId>>> causes = new LinkedHashMap<>();
    private final Map<List<TestId>, Set<TestId>> deviatingAfter = new HashMap<>();
    private final Set<TestId> unsteady = new HashSet<>();
    private final Map<TestId, List<Proof>> odd = new HashMap<>();

    void alone(TestId test, Outcome outcome) {
        alone.put(test, outcome);
    }

    void leaves(TestId test, List<Leak> changed) {
        leaks.put(test, List.copyOf(changed));
    }

    List<Leak> leaks(TestId test) {
        return leaks.getOrDefault(test, List.of());
    }

    Optional<Outcome> alone(TestId test) {
        return Optional.ofNullable(alone.get(test));
    }

    boolean passesAlone(TestId test) {
        return alone.get(test) == Outcome.PASSED;
    }

    boolean failsAlone(TestId test) {
        Outcome outcome = alone.get(test);
        return outcome == Outcome.FAILED || outcome == Outcome.UNFINISHED;
    }

    /** Whether the test ended otherwise than alone; false while one of both is unknown. */
    boolean deviates(TestId test, Optional<Outcome> now) {
        Outcome before = alone.get(test);
        if (before == null || now.isEmpty()) {
            return false;
        }
        return switch (before) {
            case PASSED -> now.get() != Outcome.PASSED;
            case SKIPPED -> now.get() == Outcome.FAILED || now.get() == Outcome.UNFINISHED;
            case FAILED, UNFINISHED -> now.get() == Outcome.PASSED;
        };
    }

    /** Notes that the test deviates after these tests; false when that was known. */
    boolean cause(TestId test, List<TestId> before) {
        List<List<TestId>> known = causes.computeIfAbsent(test, name -> new ArrayList<>());
        deviatingAfter.computeIfAbsent(before, cause -> new LinkedHashSet<>()).add(test);
        return !known.contains(before) && known.add(before);
    }

    /** The tests that deviate after these. */
    Set<TestId> deviatingAfter(List<TestId> cause) {
        return deviatingAfter.getOrDefault(cause, Set.of());
    }

    void drop(TestId test, List<TestId> before) {
        deviatingAfter.getOrDefault(before, new HashSet<>()).remove(test);
        causes.getOrDefault(test, new ArrayList<>()).remove(before);
    }

    void dropAll(TestId test) {
        causes(test).forEach(cause -> drop(test, cause));
    }

    /** The causes of a test: single tests first, then by when they were found. */
    List<List<TestId>> causes(TestId test) {
        return causes.getOrDefault(test, List.of()).stream()
                .sorted((one, other) -> Integer.compare(one.size(), other.size()))
                .toList();
    }

    /** The tests that deviate after some others. */
    List<TestId> deviating() {
        return causes.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether one of the known causes ran before, in its own order. */
    boolean isExplained(TestId test, List<TestId> before) {
        return causes.getOrDefault(test, List.of()).stream().anyMatch(cause -> isPart(cause, before));
    }

    /** Whether a part of this cause is a cause by itself. */
    boolean holdsSmaller(TestId test, List<TestId> cause) {
        return causes.getOrDefault(test, List.of()).stream()
                .anyMatch(other -> other.size() < cause.size() && isPart(other, cause));
    }

    private static boolean isPart(List<TestId> part, List<TestId> whole) {
        int found = 0;
        for (TestId test : whole) {
            if (found < part.size() && part.get(found).equals(test)) {
                found++;
            }
        }
        return found == part.size();
    }

    /** Notes that the test was seen to pass and to fail under the same conditions. */
    void unsteady(TestId test) {
        unsteady.add(test);
    }

    /** Notes runs in which a test ended otherwise and did not do so again. */
    void odd(TestId test, List<Proof> proofs) {
        unsteady(test);
        odd.computeIfAbsent(test, name -> new ArrayList<>()).addAll(proofs);
    }

    List<Proof> odd(TestId test) {
        return odd.getOrDefault(test, List.of());
    }

    boolean isUnsteady(TestId test) {
        return unsteady.contains(test);
    }

    Set<TestId> unsteady() {
        return Set.copyOf(unsteady);
    }

    /** The names of all places that some of these tests leave changed. */
    Set<String> places(Collection<TestId> tests) {
        return tests.stream()
                .flatMap(test -> leaks(test).stream())
                .map(Leak::name)
                .collect(Collectors.toSet());
    }
}
