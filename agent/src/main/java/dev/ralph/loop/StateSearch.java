package dev.ralph.loop;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.order.Examination;
import dev.ralph.diagnose.order.ParallelRuns;
import dev.ralph.fixture.Reach;
import dev.ralph.model.CellResult;
import dev.ralph.model.Finding;
import dev.ralph.model.Finding.LeakedState;
import dev.ralph.model.Finding.MissingSetup;
import dev.ralph.model.Leak;
import dev.ralph.model.Provider;
import dev.ralph.model.TestId;
import dev.ralph.provider.ProviderLaunch;
import dev.ralph.runner.ProbeSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds by running in many orders which state of the process makes tests fail, and who leaves it. */
final class StateSearch {

    /** Tests without a database are quick; a search that needs longer needs a person. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final int LANES = 2;
    /** The provider that is no database. */
    static final Provider MOCK = new Provider("mock");

    private final Kit kit;
    private final Workbench bench;
    private final List<Leak> seen;

    /**
     * Takes what is known.
     *
     * @param seen what the probe saw, which knows most about what each place holds
     */
    StateSearch(Workshop shop, List<Leak> seen) {
        this.kit = shop.kit();
        this.bench = shop.bench();
        this.seen = List.copyOf(seen);
    }

    /** Returns what of these tests' failures state of the process explains, each state and polluter once. */
    List<Finding> explain(Set<TestId> failing) {
        Grounds grounds = kit.survey().of(bench.sources());
        if (failing.stream().noneMatch(test -> grounds.place(test).isPresent())) {
            return List.of();
        }
        Map<String, String> environment = Map.of(ProviderLaunch.PROVIDER, MOCK.name());
        Path folder = bench.folder("states");
        try (ProbeSession session = kit.runner().open(bench.suite(), folder, environment, LANES)) {
            Examination found = kit.means()
                    .examiner()
                    .examine(session, ParallelRuns.NONE, LONGEST, failing, (step, done, of) -> {});
            return findings(found, grounds, failing);
        }
    }

    /**
     * Returns the state that the probe saw changed, that a fixture can put back, and that some test left before one of
     * these failed; the runs alone cannot tell apart what a test minds, as with static fields.
     *
     * @param failing the cells without a database in which tests failed
     */
    List<Finding> suspects(List<CellResult> failing) {
        Grounds grounds = kit.survey().of(bench.sources());
        Map<String, Finding> found = new LinkedHashMap<>();
        for (CellResult cell : failing) {
            List<TestId> order =
                    cell.runs().stream().map(run -> run.test().declared()).toList();
            Set<TestId> failed = cell.failedTests();
            int last = order.stream()
                    .filter(failed::contains)
                    .mapToInt(order::lastIndexOf)
                    .max()
                    .orElse(-1);
            seen.stream()
                    .filter(StateSearch::canBePutBack)
                    .filter(leak -> order.indexOf(leak.polluter()) >= 0 && order.indexOf(leak.polluter()) < last)
                    .forEach(leak -> grounds.place(leak.polluter())
                            .ifPresent(place -> found.putIfAbsent(
                                    leak.name(), new LeakedState(leak, List.copyOf(new TreeSet<>(failed)), place))));
        }
        return List.copyOf(found.values());
    }

    private static boolean canBePutBack(Leak leak) {
        String name = leak.where().substring(leak.where().lastIndexOf('.') + 1);
        boolean isPlain = leak.shape() == Leak.Shape.VALUE || leak.shape() == Leak.Shape.CONTENTS;
        return switch (leak.kind()) {
            case MODULE_ATTRIBUTE, CLASS_ATTRIBUTE ->
                !name.startsWith("__")
                        && !name.startsWith("_sa_")
                        && (isPlain || leak.before().equals("None"));
            case ENVIRONMENT -> true;
            default -> false;
        };
    }

    /** The least reach that takes in all who leave a state: one polluter, one file of them, or any number. */
    Reach reach(Leak leak) {
        Set<TestId> polluters = seen.stream()
                .filter(other -> other.name().equals(leak.name()))
                .map(Leak::polluter)
                .collect(Collectors.toSet());
        polluters.add(leak.polluter());
        if (polluters.size() == 1) {
            return Reach.TEST;
        }
        long files = polluters.stream().map(TestId::container).distinct().count();
        return files == 1 ? Reach.FILE : Reach.SUITE;
    }

    private List<Finding> findings(Examination found, Grounds grounds, Set<TestId> failing) {
        Map<List<Object>, List<Dependence>> groups = new LinkedHashMap<>();
        found.dependences().stream()
                .filter(one -> failing.contains(one.test()))
                .forEach(one -> one.states()
                        .forEach(state -> groups.computeIfAbsent(
                                        List.of(one.kind(), state.kind(), state.where(), state.polluter()),
                                        key -> new ArrayList<>())
                                .add(one)));
        List<Finding> findings = new ArrayList<>();
        groups.forEach((key, dependences) -> {
            Dependence first = dependences.get(0);
            Leak leak = leak(first, key);
            if (first.kind() == Dependence.Kind.VICTIM) {
                List<TestId> victims =
                        dependences.stream().map(Dependence::test).distinct().toList();
                grounds.place(leak.polluter()).ifPresent(place -> findings.add(new LeakedState(leak, victims, place)));
            } else if (first.kind() == Dependence.Kind.BRITTLE) {
                dependences.forEach(one -> grounds.place(one.test())
                        .ifPresent(place -> findings.add(new MissingSetup(one.test(), leak, place))));
            }
        });
        return findings;
    }

    private Leak leak(Dependence dependence, List<Object> key) {
        Dependence.State state = dependence.states().stream()
                .filter(one -> key.equals(List.of(dependence.kind(), one.kind(), one.where(), one.polluter())))
                .findFirst()
                .orElseThrow();
        Optional<Leak.Shape> shape = seen.stream()
                .filter(leak -> leak.kind() == state.kind() && leak.where().equals(state.where()))
                .map(Leak::shape)
                .findFirst();
        return new Leak(
                state.polluter(),
                state.kind(),
                shape.orElse(Leak.Shape.VALUE),
                state.where(),
                state.before(),
                state.after());
    }
}
