package dev.ralph.diagnose.order;

import dev.ralph.diagnose.order.Dependence.State;
import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.runner.Probe;
import dev.ralph.runner.Probe.Look;
import dev.ralph.runner.ProbeReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds which state carries a leak: the smallest set of places that, put back between cause and victim, makes the victim
 * end as it does alone. What changes and matters to nobody, such as a cache, is told apart by that.
 */
final class Carriers {

    /** More places than this are halved instead of tried one by one. */
    private static final int MANY = 40;

    private final Bench bench;
    private final Notebook notebook;
    private final Map<List<TestId>, Sight> causes = new HashMap<>();
    private final Map<TestId, List<State>> states = new LinkedHashMap<>();
    private final Set<TestId> untried = new LinkedHashSet<>();
    private final Map<TestId, String> unrestored = new HashMap<>();

    Carriers(Bench bench, Notebook notebook) {
        this.bench = bench;
        this.notebook = notebook;
    }

    /** Finds the carrier of the first cause of each test. */
    void run(Allowance time) {
        Map<TestId, List<TestId>> open = new LinkedHashMap<>();
        notebook.deviating()
                .forEach(test -> open.put(test, notebook.causes(test).get(0)));
        look(open.values().stream().distinct().toList(), time);
        conclude(open, time);
    }

    /** What says less about the state itself comes later. */
    private void conclude(Map<TestId, List<TestId>> open, Allowance time) {
        conclude(open, this::changed, time);
        conclude(open, this::withModules, time);
        conclude(open, this::shared, time);
    }

    /** Puts back what each cause left, which says of each test what of that it minds. */
    private void conclude(
            Map<TestId, List<TestId>> open, Function<List<TestId>, Map<String, Leak>> left, Allowance time) {
        open.forEach((test, cause) -> {
            if (causes.containsKey(cause) && left.apply(cause).isEmpty()) {
                states.put(test, List.of());
            }
        });
        Map<TestId, List<Sight>> tried = tryEach(open, left, time);
        tried.forEach((test, sights) -> {
            List<TestId> cause = open.getOrDefault(test, List.of());
            conclude(test, cause, left.apply(cause), sights, time);
        });
        open.keySet().removeIf(test -> !states(test).isEmpty() || untried.contains(test));
    }

    /** Empty when nothing that was seen to change explains the test. */
    List<State> states(TestId test) {
        return states.getOrDefault(test, List.of());
    }

    /** Whether there was no time to look for the state. */
    boolean isUntried(TestId test) {
        return untried.contains(test)
                || (!states.containsKey(test) && !notebook.causes(test).isEmpty());
    }

    /** How many places the cause of a test leaves changed. */
    int places(TestId test) {
        return notebook.causes(test).stream()
                .findFirst()
                .map(cause -> leaks(cause).size())
                .orElse(0);
    }

    /** What each cause leaves changed, and by which line. */
    private void look(List<List<TestId>> open, Allowance time) {
        List<Probe> probes =
                open.stream().map(cause -> Probe.of(cause).looking(Look.LINES)).toList();
        for (Sight sight : bench.run("where the state is set", probes, time)) {
            if (sight.report().end() != ProbeReport.End.NOT_RUN) {
                causes.put(sight.probe().tests(), sight);
            }
        }
    }

    private Map<TestId, List<Sight>> tryEach(
            Map<TestId, List<TestId>> open, Function<List<TestId>, Map<String, Leak>> left, Allowance time) {
        List<Probe> probes = new ArrayList<>();
        open.forEach((test, cause) -> {
            Set<String> places = left.apply(cause).keySet();
            List<Set<String>> parts = new ArrayList<>();
            if (places.size() > 1) {
                parts.add(places);
            }
            if (places.size() <= MANY) {
                places.forEach(place -> parts.add(Set.of(place)));
            }
            parts.forEach(part -> probes.add(Probe.of(Rows.behind(cause, test)).restoring(part)));
        });
        return bench.run("which state it is", probes, time).stream()
                .collect(Collectors.groupingBy(Sight::lastTest, LinkedHashMap::new, Collectors.toList()));
    }

    private void conclude(
            TestId test, List<TestId> cause, Map<String, Leak> leaks, List<Sight> sights, Allowance time) {
        sights.stream()
                .filter(sight -> !sight.report().remark().isEmpty())
                .findFirst()
                .ifPresent(sight -> unrestored.put(test, sight.report().remark()));
        if (sights.stream().anyMatch(sight -> sight.last().isEmpty())) {
            untried.add(test);
        }
        Set<String> carriers = sights.stream()
                .filter(sight -> sight.probe().restored().size() == 1 && flips(sight))
                .flatMap(sight -> sight.probe().restored().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean allTogether =
                sights.stream().anyMatch(sight -> sight.probe().restored().size() > 1 && flips(sight));
        if (carriers.isEmpty() && allTogether) {
            carriers.addAll(smallest(test, cause, List.copyOf(leaks.keySet()), time));
        }
        if (!carriers.isEmpty() && !flipsAgain(test, cause, carriers, time)) {
            untried.add(test);
            carriers.clear();
        }
        states.put(
                test,
                carriers.stream()
                        .flatMap(name -> Optional.ofNullable(leaks.get(name)).stream())
                        .map(leak -> state(leak, cause))
                        .toList());
    }

    /** What was seen once may be chance. */
    private boolean flipsAgain(TestId test, List<TestId> cause, Set<String> carriers, Allowance time) {
        Probe probe = Probe.of(Rows.behind(cause, test)).restoring(carriers);
        return bench.run("which state it is", List.of(probe, probe), time).stream()
                .allMatch(this::flips);
    }

    /** Why some state could not be put back, which leaves open whether it is the one. */
    Optional<String> unrestored(TestId test) {
        return Optional.ofNullable(unrestored.get(test));
    }

    /** Adds the other polluters that leave the same state, and what else those leave that leave none of it. */
    void others(Allowance time) {
        Set<List<TestId>> singles = new LinkedHashSet<>();
        states.forEach((test, own) -> {
            if (!own.isEmpty()) {
                notebook.causes(test).stream()
                        .filter(cause -> cause.size() == 1 && !causes.containsKey(cause))
                        .forEach(singles::add);
            }
        });
        look(List.copyOf(singles), time);
        states.keySet().forEach(this::alike);
        Set<List<Object>> asked = new HashSet<>();
        for (Map<TestId, List<TestId>> open = unexplained(asked); !open.isEmpty(); open = unexplained(asked)) {
            Map<TestId, List<State>> known = new HashMap<>(states);
            Set<TestId> before = Set.copyOf(untried);
            Set<TestId> tests = Set.copyOf(open.keySet());
            conclude(open, time);
            untried.retainAll(before);
            tests.forEach(test -> {
                states.put(
                        test,
                        Stream.of(known.getOrDefault(test, List.of()), states(test))
                                .flatMap(List::stream)
                                .distinct()
                                .toList());
                alike(test);
            });
        }
    }

    /** Adds the single polluters of a test that leave what is known to carry the leak. */
    private void alike(TestId test) {
        Set<String> names = states(test).stream().map(State::name).collect(Collectors.toSet());
        List<State> all = new ArrayList<>(states(test));
        for (List<TestId> cause : notebook.causes(test)) {
            if (cause.size() == 1 && !isExplained(test, cause)) {
                leaks(cause).values().stream()
                        .filter(leak -> names.contains(leak.name()))
                        .forEach(leak -> all.add(state(leak, cause)));
            }
        }
        states.put(test, List.copyOf(all));
    }

    private boolean isExplained(TestId test, List<TestId> cause) {
        return states(test).stream().anyMatch(state -> cause.contains(state.polluter()));
    }

    /** Of each test whose leak is known in part, one more polluter that leaves none of the states known. */
    private Map<TestId, List<TestId>> unexplained(Set<List<Object>> asked) {
        Map<TestId, List<TestId>> open = new LinkedHashMap<>();
        states.forEach((test, own) -> notebook.causes(test).stream()
                .filter(cause -> cause.size() == 1 && causes.containsKey(cause) && !own.isEmpty())
                .filter(cause -> !isExplained(test, cause) && asked.add(List.of(test, cause)))
                .findFirst()
                .ifPresent(cause -> open.put(test, cause)));
        return open;
    }

    private State state(Leak leak, List<TestId> cause) {
        String line = Optional.ofNullable(causes.get(cause))
                .map(sight -> sight.report().lines().getOrDefault(leak.name(), ""))
                .orElse("");
        return new State(leak.kind(), leak.where(), leak.polluter(), leak.before(), leak.after(), line);
    }

    private List<String> smallest(TestId test, List<TestId> cause, List<String> places, Allowance time) {
        return new Ddmin<String>(candidates -> {
                    List<Probe> probes = candidates.stream()
                            .map(part -> Probe.of(Rows.behind(cause, test)).restoring(Set.copyOf(part)))
                            .toList();
                    return bench.run("which state it is", probes, time).stream()
                            .map(sight -> sight.last().map(now -> flips(sight)))
                            .toList();
                })
                .minimise(places);
    }

    private boolean flips(Sight sight) {
        return sight.last().isPresent() && !notebook.deviates(sight.lastTest(), sight.last());
    }

    /** What holds something else now than before, modules that came or went left out. */
    private Map<String, Leak> changed(List<TestId> cause) {
        return only(leaks(cause), leak -> leak.kind() != Leak.Kind.FIXTURE && !isModule(leak));
    }

    /** The same and the modules; to let one go undoes whatever was done to it since it came. */
    private Map<String, Leak> withModules(List<TestId> cause) {
        Map<String, Leak> all = leaks(cause);
        return all.values().stream().anyMatch(Carriers::isModule)
                ? only(all, leak -> leak.kind() != Leak.Kind.FIXTURE)
                : Map.of();
    }

    private static boolean isModule(Leak leak) {
        return leak.kind() == Leak.Kind.IMPORTED_MODULE;
    }

    /** What was in the hands of several tests; a new one is tried only where nothing that was seen explains the test. */
    private Map<String, Leak> shared(List<TestId> cause) {
        return only(leaks(cause), leak -> leak.kind() == Leak.Kind.FIXTURE);
    }

    private static Map<String, Leak> only(Map<String, Leak> leaks, Predicate<Leak> wanted) {
        Map<String, Leak> found = new LinkedHashMap<>(leaks);
        found.values().removeIf(wanted.negate());
        return found;
    }

    /** What the tests of a cause leave changed, by name; seen when they ran together, or else when each ran alone. */
    private Map<String, Leak> leaks(List<TestId> cause) {
        Map<String, Leak> leaks = new LinkedHashMap<>();
        Optional.ofNullable(causes.get(cause))
                .ifPresent(sight -> sight.report().leaks().forEach(leak -> leaks.put(leak.name(), leak)));
        cause.forEach(test -> notebook.leaks(test).forEach(leak -> leaks.putIfAbsent(leak.name(), leak)));
        return leaks;
    }
}
