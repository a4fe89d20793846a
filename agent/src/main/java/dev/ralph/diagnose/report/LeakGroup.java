package dev.ralph.diagnose.report;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.order.Dependence.State;
import dev.ralph.model.TestId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is one leak to a person: state, all who leave it behind, and all who mind.
 *
 * <p>The names of the state make the group. Whose own state was not looked at belongs to the state that its victim was
 * seen to mind. Where the state is unknown, those who mind the same tests are one group; tests that need the same setters
 * are one.
 *
 * @param kind VICTIM, BRITTLE or PARALLEL
 * @param states their names, such as {@code ENVIRONMENT:APP_MODE}, sorted; empty when unknown
 * @param sources each a set of tests that makes the others fail, in order; of brittle tests, each a setter
 * @param dependences of the tests that mind
 */
public record LeakGroup(
        Dependence.Kind kind, List<String> states, List<List<TestId>> sources, List<Dependence> dependences) {

    public LeakGroup {
        states = List.copyOf(states);
        sources = sources.stream().map(List::copyOf).toList();
        dependences = List.copyOf(dependences);
    }

    /** Groups what belongs together; what depends on no other test belongs to none. */
    static List<LeakGroup> of(List<Dependence> dependences) {
        Map<String, Growing> groups = new LinkedHashMap<>();
        for (Dependence found : dependences) {
            List<List<TestId>> sources = sources(found);
            for (List<TestId> source : sources) {
                List<String> states = states(found, source, sources);
                List<List<TestId>> known =
                        found.kind() == Dependence.Kind.BRITTLE && states.isEmpty() ? sources : List.of(source);
                String key = found.kind() + " " + (states.isEmpty() ? known : states);
                groups.computeIfAbsent(key, unused -> new Growing(found.kind(), states))
                        .add(known, found);
            }
        }
        return groups.values().stream()
                .map(Growing::group)
                .sorted(Comparator.comparing(group -> -group.dependences().size()))
                .toList();
    }

    private static List<List<TestId>> sources(Dependence found) {
        return switch (found.kind()) {
            case VICTIM, PARALLEL -> found.polluters().stream().distinct().toList();
            case BRITTLE ->
                found.setters().isEmpty()
                        ? List.of(List.of())
                        : found.setters().stream().distinct().map(List::of).toList();
            case FLAKY, BROKEN -> List.of();
        };
    }

    /** What a source leaves behind; when only others were asked for the state, what the first of these leaves behind. */
    private static List<String> states(Dependence found, List<TestId> source, List<List<TestId>> sources) {
        return Stream.concat(Stream.of(source), sources.stream())
                .map(asked -> states(found, asked::contains))
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElseGet(() -> states(found, polluter -> true));
    }

    private static List<String> states(Dependence found, Predicate<TestId> polluters) {
        return found.states().stream()
                .filter(state -> polluters.test(state.polluter()))
                .map(LeakGroup::name)
                .distinct()
                .sorted()
                .toList();
    }

    private static String name(State state) {
        return state.kind() + ":" + state.where();
    }

    /** The tests that mind, in declared order. */
    public List<TestId> tests() {
        return dependences.stream().map(Dependence::test).toList();
    }

    /** What is known of the states, each place and polluter once; of those who make others fail, if they were asked. */
    public List<State> details() {
        Set<TestId> polluters = sources.stream().flatMap(List::stream).collect(Collectors.toSet());
        List<State> own = details(polluters::contains);
        return own.isEmpty() ? details(polluter -> true) : own;
    }

    private List<State> details(Predicate<TestId> polluters) {
        Map<String, State> byPlace = new LinkedHashMap<>();
        dependences.stream()
                .flatMap(found -> found.states().stream())
                .filter(state -> states.contains(name(state)) && polluters.test(state.polluter()))
                .forEach(state -> byPlace.merge(
                        name(state) + " " + state.polluter(),
                        state,
                        (old, other) -> old.location().isEmpty() ? other : old));
        return List.copyOf(byPlace.values());
    }

    /** The part of it that fresh processes have shown; empty when they have shown none. */
    public Optional<LeakGroup> confirmed() {
        List<Dependence> sure =
                dependences.stream().filter(Dependence::isConfirmed).toList();
        Set<List<TestId>> known =
                sure.stream().flatMap(found -> sources(found).stream()).collect(Collectors.toSet());
        return sure.isEmpty()
                ? Optional.empty()
                : Optional.of(new LeakGroup(
                        kind, states, sources.stream().filter(known::contains).toList(), sure));
    }

    /**
     * One short mark per part that has to be repaired, sorted: a state with one source, a source whose state is unknown,
     * or a brittle test. The marks of a part are the same in every run, whatever else was found.
     */
    public List<String> marks() {
        Set<String> marks = new TreeSet<>();
        if (kind == Dependence.Kind.BRITTLE) {
            tests().forEach(test -> marks.add(mark(List.of(kind, test))));
        } else {
            sources.forEach(source -> marks.add(mark(List.of(kind, states, source))));
        }
        return List.copyOf(marks);
    }

    private static String mark(List<?> parts) {
        byte[] bytes = parts.toString().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(bytes).toString().replace("-", "").substring(0, 12);
    }

    private static final class Growing {

        private final Dependence.Kind kind;
        private final List<String> states;
        private final Set<List<TestId>> sources = new LinkedHashSet<>();
        private final Set<Dependence> dependences = new LinkedHashSet<>();

        Growing(Dependence.Kind kind, List<String> states) {
            this.kind = kind;
            this.states = states;
        }

        void add(List<List<TestId>> more, Dependence found) {
            more.stream().filter(source -> !source.isEmpty()).forEach(sources::add);
            dependences.add(found);
        }

        LeakGroup group() {
            return new LeakGroup(kind, states, new ArrayList<>(sources), new ArrayList<>(dependences));
        }
    }
}
