package dev.ralph.loop;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.reading.TestPlaces;
import dev.ralph.diagnose.report.LeakGroup;
import dev.ralph.model.Finding;
import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.model.TestPlace;
import dev.ralph.model.Witness;
import dev.ralph.runner.Probe;
import dev.ralph.runner.ProbeReport;
import dev.ralph.runner.ProbeSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A leak as it was seen again: what can be repaired, and the orders that show it.
 *
 * @param sentences for a person: what was seen, and what of it no edit can be tried for
 */
record Sighting(List<Finding> findings, List<Witness> witnesses, List<String> sentences) {

    /** How many orders show a leak at most; more would cost minutes and show little. */
    static final int MOST_WITNESSES = 24;

    Sighting {
        findings = List.copyOf(findings);
        witnesses = List.copyOf(witnesses);
        sentences = List.copyOf(sentences);
    }

    /** The state that leaks, or that a brittle test misses. */
    Stream<Leak> states() {
        return findings.stream()
                .flatMap(finding -> finding instanceof Finding.LeakedState leaked
                        ? Stream.of(leaked.leak())
                        : finding instanceof Finding.MissingSetup missing
                                ? Stream.of(missing.state())
                                : Stream.empty());
    }

    /** Where the tests stand that leave it, or miss it. */
    Stream<TestPlace> places() {
        return findings.stream()
                .flatMap(finding -> finding instanceof Finding.LeakedState leaked
                        ? Stream.of(leaked.place())
                        : finding instanceof Finding.MissingSetup missing
                                ? Stream.of(missing.place())
                                : Stream.empty());
    }

    /** Looks again at what the tests of some leaks leave behind. */
    static final class Maker {

        private static final Duration LOOK = Duration.ofMinutes(2);

        private final ProbeSession session;
        private final TestPlaces places;
        private final Set<Finding> findings = new LinkedHashSet<>();
        private final Set<List<TestId>> orders = new LinkedHashSet<>();
        private final Set<String> sentences = new LinkedHashSet<>();

        Maker(ProbeSession session, Path sources) {
            this.session = session;
            this.places = new TestPlaces(sources);
        }

        Sighting of(List<LeakGroup> groups) {
            groups.forEach(this::add);
            List<List<TestId>> chosen = orders.stream().limit(MOST_WITNESSES).toList();
            List<Witness> witnesses = IntStream.range(0, chosen.size())
                    .mapToObj(i -> new Witness(i + 1, chosen.get(i)))
                    .toList();
            return new Sighting(List.copyOf(findings), witnesses, List.copyOf(sentences));
        }

        private void add(LeakGroup group) {
            String name = String.join(" and ", group.states());
            if (name.isEmpty()) {
                sentences.add("what carries the leak into %s was not seen".formatted(group.tests()));
            }
            switch (group.kind()) {
                case VICTIM -> {
                    left(group).forEach((polluter, leaks) -> leaks.forEach(leak -> leaked(leak, group.tests())));
                    victims(group);
                }
                case BRITTLE -> brittle(group);
                case PARALLEL, FLAKY, BROKEN ->
                    sentences.add("no pattern keeps %s apart for tests in parallel".formatted(name));
            }
        }

        /** What each polluter of a leak leaves of the state that carries it. */
        private Map<TestId, List<Leak>> left(LeakGroup group) {
            List<TestId> polluters =
                    group.sources().stream().flatMap(List::stream).distinct().toList();
            boolean isShared = group.states().stream().anyMatch(name -> name.startsWith(Leak.Kind.FIXTURE + ":"));
            Probe.Look look = isShared ? Probe.Look.LINES : Probe.Look.LEAKS;
            List<Probe> probes = polluters.stream()
                    .map(test -> Probe.of(List.of(test)).looking(look))
                    .toList();
            Map<TestId, List<Leak>> left = new LinkedHashMap<>();
            for (ProbeReport report : session.run(probes, LOOK)) {
                report.leaks().stream()
                        .filter(leak -> group.states().contains(leak.name()))
                        .forEach(leak -> left.computeIfAbsent(leak.polluter(), first -> new ArrayList<>())
                                .add(leak));
            }
            return left;
        }

        private void leaked(Leak leak, List<TestId> victims) {
            Optional<TestPlace> place = places.find(leak.polluter());
            place.ifPresentOrElse(
                    found -> findings.add(new Finding.LeakedState(leak, victims, found)),
                    () -> sentences.add("where %s is declared was not found".formatted(leak.polluter())));
        }

        /** Every victim behind one polluter, and every polluter in front of one victim, come before all other pairs. */
        private void victims(LeakGroup group) {
            List<List<TestId>> all = group.dependences().stream()
                    .flatMap(found -> found.polluters().stream()
                            .filter(group.sources()::contains)
                            .map(source -> Stream.concat(source.stream(), Stream.of(found.test()))
                                    .toList()))
                    .toList();
            Set<TestId> victims = new LinkedHashSet<>();
            Set<List<TestId>> sources = new LinkedHashSet<>();
            for (List<TestId> order : all) {
                boolean isNew = victims.add(order.get(order.size() - 1));
                if (sources.add(order.subList(0, order.size() - 1)) || isNew) {
                    orders.add(order);
                }
            }
            orders.addAll(all);
            String states = group.states().isEmpty() ? "state" : String.join(" and ", group.states());
            sentences.add("%s, changed by %s, makes %d tests fail"
                    .formatted(
                            states,
                            group.sources().stream()
                                    .map(source ->
                                            source.stream().map(TestId::value).collect(Collectors.joining(" then ")))
                                    .collect(Collectors.joining(" or ")),
                            group.tests().size()));
        }

        private void brittle(LeakGroup group) {
            for (Dependence found : group.dependences()) {
                orders.add(List.of(found.test()));
                found.states().stream()
                        .filter(state -> group.states().contains(state.kind() + ":" + state.where()))
                        .findFirst()
                        .ifPresent(state -> missing(found.test(), state));
            }
        }

        private void missing(TestId test, Dependence.State state) {
            Leak set = new Leak(
                    state.polluter(), state.kind(), Leak.Shape.VALUE, state.where(), state.before(), state.after());
            places.find(test)
                    .ifPresentOrElse(
                            place -> findings.add(new Finding.MissingSetup(test, set, place)),
                            () -> sentences.add("where %s is declared was not found".formatted(test)));
            sentences.add("%s fails alone and passes where %s was set, as %s does"
                    .formatted(test, set.name(), state.polluter()));
        }
    }
}
