package dev.ralph.diagnose;

import dev.ralph.diagnose.JavaSource.StaticField;
import dev.ralph.model.Finding;
import dev.ralph.model.Finding.RowsLeft;
import dev.ralph.model.Finding.StaticState;
import dev.ralph.model.Finding.StaticState.Remedy;
import dev.ralph.model.Leak;
import dev.ralph.model.Provider;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The state that tests leave changed, each table and field once. */
final class LeftBehind {

    private static final Provider MOCK = new Provider("mock");

    /** A leak and the provider on which it was seen. */
    private record Seen(Provider provider, Leak leak) {}

    private final History history;
    private final BiFunction<String, String, Optional<StaticField>> declared;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();

    private LeftBehind(History history, BiFunction<String, String, Optional<StaticField>> declared) {
        this.history = history;
        this.declared = declared;
    }

    List<Finding> findings() {
        return findings;
    }

    List<String> sentences() {
        return sentences;
    }

    /**
     * Reads what a probe saw.
     *
     * @param declared finds a static field by its class and its name
     */
    static LeftBehind read(
            Map<Provider, List<Leak>> leaks,
            History history,
            BiFunction<String, String, Optional<StaticField>> declared) {
        Map<String, List<Seen>> tables = new LinkedHashMap<>();
        Map<String, List<Seen>> fields = new LinkedHashMap<>();
        leaks.forEach((provider, seen) -> seen.forEach(leak -> {
            Seen one = new Seen(provider, leak);
            switch (leak.kind()) {
                case ROWS ->
                    tables.computeIfAbsent(leak.where().toLowerCase(Locale.ROOT), t -> new ArrayList<>())
                            .add(one);
                case STATIC_FIELD ->
                    fields.computeIfAbsent(leak.where(), f -> new ArrayList<>()).add(one);
                default -> {}
            }
        }));
        LeftBehind left = new LeftBehind(history, declared);
        tables.values().forEach(left::addTable);
        fields.values().stream().filter(left::matters).forEach(left::addField);
        return left;
    }

    private void addTable(List<Seen> seen) {
        Leak first = seen.get(0).leak();
        findings.add(new RowsLeft(first.where(), first.polluter()));
        sentences.add("rows are left behind in %s by %s, first %s"
                .formatted(first.where(), tests(polluters(seen).size()), first.polluter()));
    }

    private void addField(List<Seen> seen) {
        Leak first = seen.get(0).leak();
        boolean restorable = seen.stream().noneMatch(one -> one.leak().shape() == Leak.Shape.RESOURCE)
                && seen.stream().anyMatch(one -> isCopied(one.leak().shape()));
        if (restorable) {
            findings.add(new StaticState(first.where(), Remedy.RESTORE, first.polluter()));
        } else if (isForgottenOnMock(seen)) {
            findings.add(new StaticState(first.where(), Remedy.FORGET_ON_MOCK, first.polluter()));
        } else {
            sentences.add("%s is left changed by %s, first %s, and holds %s: it is left alone"
                    .formatted(first.where(), tests(polluters(seen).size()), first.polluter(), held(seen)));
        }
    }

    private static boolean isCopied(Leak.Shape shape) {
        return switch (shape) {
            case VALUE, CONTENTS -> true;
            case OBJECT, RESOURCE -> false;
        };
    }

    /** Only a reference that somebody fills on demand can be emptied without breaking the next test. */
    private boolean isForgottenOnMock(List<Seen> seen) {
        Set<Leak.Shape> onMock = seen.stream()
                .filter(one -> one.provider().equals(MOCK))
                .map(one -> one.leak().shape())
                .collect(Collectors.toSet());
        String[] field = seen.get(0).leak().where().split("#", 2);
        return onMock.equals(Set.of(Leak.Shape.OBJECT))
                && field.length == 2
                && declared.apply(field[0], field[1])
                        .filter(found -> !found.isFinal())
                        .filter(StaticField::startsEmpty)
                        .isPresent();
    }

    private boolean matters(List<Seen> field) {
        return field.stream().collect(Collectors.groupingBy(Seen::provider)).entrySet().stream()
                .anyMatch(entry -> history.failedAfter(entry.getKey(), polluters(entry.getValue())));
    }

    private static Set<TestId> polluters(List<Seen> seen) {
        return seen.stream().map(one -> one.leak().polluter()).collect(Collectors.toSet());
    }

    private static String held(List<Seen> seen) {
        boolean resource = seen.stream().anyMatch(one -> one.leak().shape() == Leak.Shape.RESOURCE);
        return resource ? "something that must be closed" : "an object that cannot be copied";
    }

    private static String tests(int count) {
        return count == 1 ? "one test" : count + " tests";
    }
}
