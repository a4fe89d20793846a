package dev.ralph.diagnose.order;

import dev.ralph.diagnose.order.Dependence.State;
import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.runner.Probe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the others: every single polluter or setter, not only the first, and who cleans up in between. */
final class Company {

    private final Bench bench;
    private final Notebook notebook;
    private final Rows rows;
    private final Carriers carriers;
    private final Map<TestId, Set<TestId>> cleaners = new LinkedHashMap<>();

    Company(Bench bench, Notebook notebook, Rows rows, Carriers carriers) {
        this.bench = bench;
        this.notebook = notebook;
        this.rows = rows;
        this.carriers = carriers;
    }

    /**
     * Tries who leaves changed what carries the leak; where that is not known, and for brittle tests, everybody.
     */
    void polluters(Allowance time) {
        List<Probe> pairs = new ArrayList<>();
        for (TestId test : notebook.deviating()) {
            Set<String> places = carriers.states(test).stream()
                    .filter(state -> state.kind() != Leak.Kind.FIXTURE)
                    .map(state -> state.kind() + ":" + state.where())
                    .collect(Collectors.toSet());
            boolean everybody = places.isEmpty() || notebook.failsAlone(test);
            bench.tests().stream()
                    .filter(other -> everybody
                            || notebook.places(List.of(other)).stream().anyMatch(places::contains))
                    .filter(other ->
                            bench.tally().proof(List.of(other, test), false).runs() == 0)
                    .filter(other -> !other.equals(test))
                    .forEach(other -> pairs.add(Probe.of(List.of(other, test))));
        }
        rows.pairs("all others that do the same", pairs, time);
    }

    /**
     * Puts every test between a cause and its victim. Victims of one cause and one state have the same cleaners, so all
     * tests are tried for one of them, and what was found for the others.
     */
    void cleaners(Allowance time) {
        Map<List<Object>, List<TestId>> alike = new LinkedHashMap<>();
        for (TestId test : notebook.deviating()) {
            List<TestId> cause = notebook.causes(test).get(0);
            if (!notebook.failsAlone(test) && !cause.contains(test)) {
                Set<String> places =
                        carriers.states(test).stream().map(State::where).collect(Collectors.toSet());
                alike.computeIfAbsent(List.of(cause, places), key -> new ArrayList<>())
                        .add(test);
            }
        }
        alike.values().stream()
                .sorted((one, other) -> Integer.compare(other.size(), one.size()))
                .forEach(victims -> {
                    Set<TestId> found = between(victims.get(0), bench.tests(), time);
                    victims.stream()
                            .skip(1)
                            .forEach(victim -> between(victim, alsoFor(victim, victims.get(0), found), time));
                });
    }

    /** Those that helped another victim of the same cause, and those that could not stand in front of that one. */
    private List<TestId> alsoFor(TestId victim, TestId other, Set<TestId> found) {
        List<TestId> cause = notebook.causes(victim).get(0);
        return bench.tests().stream()
                .filter(test -> found.contains(test) || !Orders.isNatural(Rows.behind(Rows.behind(cause, test), other)))
                .toList();
    }

    private Set<TestId> between(TestId victim, List<TestId> candidates, Allowance time) {
        List<TestId> cause = notebook.causes(victim).get(0);
        List<Probe> probes = candidates.stream()
                .filter(other -> !other.equals(victim) && !cause.contains(other))
                .map(other -> Rows.behind(Rows.behind(cause, other), victim))
                .filter(Orders::isNatural)
                .map(Probe::of)
                .toList();
        Set<TestId> found = cleaners.computeIfAbsent(victim, test -> new LinkedHashSet<>());
        List<Probe> clean = clean(victim, probes, time);
        // Seen once may be chance.
        List<Probe> again = clean(victim, clean, time);
        clean(victim, again, time)
                .forEach(probe -> found.add(probe.tests().get(probe.tests().size() - 2)));
        return found;
    }

    /** Those of the probes after which the victim ended as it does alone. */
    private List<Probe> clean(TestId victim, List<Probe> probes, Allowance time) {
        return bench.run("who cleans up in between", probes, time).stream()
                .filter(sight -> sight.last().isPresent() && !notebook.deviates(victim, sight.last()))
                .map(Sight::probe)
                .toList();
    }

    Set<TestId> cleaners(TestId victim) {
        return cleaners.getOrDefault(victim, Set.of());
    }
}
