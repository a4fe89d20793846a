package dev.ralph.diagnose;

import dev.ralph.diagnose.History.Sight;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Leak;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Provider;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Describes the tests that fail in some cell: where they fail, and after whom. */
final class Victims {

    private static final int MOST = 25;

    private final History history;
    private final Cause cause;

    Victims(History history, Map<Provider, List<Leak>> leaks) {
        this.history = history;
        this.cause = new Cause(leaks);
    }

    /** One line per test, the most failing first; what does not fit is counted. */
    List<String> sentences() {
        List<TestId> victims = history.victims().stream()
                .sorted(Comparator.comparingInt(this::failures).reversed().thenComparing(test -> test))
                .toList();
        List<String> lines = new ArrayList<>();
        int shown = victims.size() <= MOST ? victims.size() : MOST - 1;
        victims.subList(0, shown).stream().map(this::sentence).forEach(lines::add);
        if (shown < victims.size()) {
            lines.add("%d more tests fail in some cell".formatted(victims.size() - shown));
        }
        return lines;
    }

    private int failures(TestId test) {
        return (int) history.sightsOf(test).stream().filter(Sight::failed).count();
    }

    private String sentence(TestId victim) {
        List<Sight> sights = history.sightsOf(victim);
        List<Sight> failed = sights.stream().filter(Sight::failed).toList();
        String headline = history.failuresOf(victim).stream()
                .map(FailureRecord::headline)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> ": " + line)
                .orElse("");
        return "%s fails in %d of %d cells (%s)%s%s"
                .formatted(victim, failed.size(), sights.size(), where(sights), cause.of(sights), headline);
    }

    /** Groups providers that fail alike, such as {@code postgresql, sqlite: reversed, shuffled:42}. */
    private static String where(List<Sight> sights) {
        Map<String, Set<String>> providersByCells = new LinkedHashMap<>();
        sights.stream()
                .collect(
                        Collectors.groupingBy(sight -> cell(sight).provider(), LinkedHashMap::new, Collectors.toList()))
                .forEach((provider, own) -> cells(own)
                        .ifPresent(cells -> providersByCells
                                .computeIfAbsent(cells, c -> new TreeSet<>())
                                .add(provider.name())));
        return providersByCells.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    private static Optional<String> cells(List<Sight> sights) {
        List<MatrixCell> failed =
                sights.stream().filter(Sight::failed).map(Victims::cell).toList();
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        if (failed.size() == sights.size()) {
            return Optional.of("always");
        }
        Set<Order> orders = failed.stream().map(MatrixCell::order).collect(Collectors.toSet());
        boolean parallelOnly = failed.stream().allMatch(cell -> cell.workers() > 1)
                && sights.stream().anyMatch(sight -> cell(sight).workers() == 1);
        String names = orders.containsAll(
                        sights.stream().map(sight -> cell(sight).order()).collect(Collectors.toSet()))
                ? "every order"
                : sights.stream()
                        .map(sight -> cell(sight).order())
                        .filter(orders::contains)
                        .distinct()
                        .map(Order::toString)
                        .collect(Collectors.joining(", "));
        return Optional.of(parallelOnly ? names + ", only with parallel workers" : names);
    }

    private static MatrixCell cell(Sight sight) {
        return sight.result().cell();
    }
}
