package dev.ralph.diagnose.order;

import dev.ralph.diagnose.order.Dependence.Kind;
import dev.ralph.diagnose.order.Dependence.Proof;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said about each test that deviates, and what shows it. */
final class Accounts {

    private final Bench bench;
    private final Notebook notebook;
    private final Gate gate;
    private final Findings.Explanations explanations;
    private final Map<TestId, Integer> places = new HashMap<>();

    Accounts(Bench bench, Notebook notebook, Gate gate, Findings.Explanations explanations) {
        this.bench = bench;
        this.notebook = notebook;
        this.gate = gate;
        this.explanations = explanations;
        bench.tests().forEach(test -> places.put(test, places.size()));
    }

    /** Returns what is said about a test; empty when it depends on nothing. */
    Optional<Dependence> of(TestId test) {
        List<List<TestId>> causes = notebook.causes(test).stream()
                .sorted(Comparator.<List<TestId>>comparingInt(List::size)
                        .thenComparing(cause -> places.getOrDefault(cause.get(0), 0)))
                .toList();
        if (!causes.isEmpty()) {
            return Optional.of(notebook.failsAlone(test) ? brittle(test, causes) : victim(test, causes));
        }
        if (notebook.isUnsteady(test)) {
            return flaky(test);
        }
        Optional<Proof> beside = explanations.crowd().proof(test);
        if (beside.isPresent()) {
            return Optional.of(parallel(test, beside.get()));
        }
        return notebook.failsAlone(test) ? Optional.of(failing(test)) : Optional.empty();
    }

    private Dependence victim(TestId test, List<List<TestId>> causes) {
        return new Dependence(
                Kind.VICTIM,
                test,
                causes,
                List.of(),
                bench.tests().stream()
                        .filter(explanations.company().cleaners(test)::contains)
                        .toList(),
                explanations.carriers().states(test),
                proofs(
                        test,
                        explanations
                                .confirmation()
                                .replayed(test)
                                .orElseGet(() -> notebook.causes(test).get(0))),
                bench.tally().failure(test),
                remark(test));
    }

    private Dependence brittle(TestId test, List<List<TestId>> causes) {
        return new Dependence(
                Kind.BRITTLE,
                test,
                List.of(),
                causes.stream().flatMap(List::stream).distinct().toList(),
                List.of(),
                explanations.carriers().states(test),
                proofs(
                        test,
                        explanations
                                .confirmation()
                                .replayed(test)
                                .orElseGet(() -> notebook.causes(test).get(0))),
                bench.tally().failure(test),
                causes.get(0).size() > 1
                        ? "it needs several tests before it, in this order. " + remark(test)
                        : remark(test));
    }

    /** Flaky is only what was seen to end in two ways under the same conditions. */
    private Optional<Dependence> flaky(TestId test) {
        List<Proof> mixed = Stream.of(
                        bench.tally().mixed(test).stream(), mixedBaseline(test), notebook.odd(test).stream())
                .flatMap(proofs -> proofs)
                .distinct()
                .toList();
        if (mixed.isEmpty()) {
            return notebook.failsAlone(test) ? Optional.of(failing(test)) : Optional.empty();
        }
        return Optional.of(new Dependence(
                Kind.FLAKY,
                test,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                mixed,
                bench.tally().failure(test),
                ""));
    }

    private Stream<Proof> mixedBaseline(TestId test) {
        return gate.unsteady().contains(test) ? Stream.of(new Proof(bench.tests(), 2, 1, true)) : Stream.empty();
    }

    private Dependence parallel(TestId test, Proof beside) {
        return new Dependence(
                Kind.PARALLEL,
                test,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(beside, bench.tally().proof(List.of(test), false)),
                bench.tally().failure(test),
                "the runs that failed had other workers beside them; alone in the same order it passes");
    }

    /** Broken is only what failed in both runs of the suite, too; what passed there depends on something. */
    private Dependence failing(TestId test) {
        boolean isBroken = gate.alwaysFails(test);
        return new Dependence(
                isBroken ? Kind.BROKEN : Kind.BRITTLE,
                test,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Stream.of(false, true)
                        .map(isCold -> bench.tally().proof(List.of(test), isCold))
                        .filter(proof -> proof.runs() > 0)
                        .toList(),
                bench.tally().failure(test),
                isBroken
                        ? bench.isCutShort()
                                ? "there was no time for every order: it may pass after some other test"
                                : ""
                        : "it fails alone and was not seen to fail in both runs of the suite; on whom it depends was not found");
    }

    private List<Proof> proofs(TestId test, List<TestId> cause) {
        return Stream.of(List.of(test), Rows.behind(cause, test))
                .flatMap(order ->
                        Stream.of(false, true).map(cold -> bench.tally().proof(order, cold)))
                .filter(proof -> proof.runs() > 0)
                .toList();
    }

    private String remark(TestId test) {
        List<String> sentences = new ArrayList<>();
        if (explanations.confirmation().replayed(test).isEmpty()) {
            sentences.add("there was no time to see this again in fresh processes");
        }
        explanations
                .carriers()
                .unrestored(test)
                .ifPresent(why -> sentences.add("some state could not be put back: " + why));
        if (explanations.carriers().isUntried(test)) {
            sentences.add("there was no time to find out which state it is");
        } else if (explanations.carriers().states(test).isEmpty()) {
            int places = explanations.carriers().places(test);
            sentences.add(
                    places == 0
                            ? "nothing was seen to change that could carry it"
                            : "none of the %d places that were seen to change explains it".formatted(places));
        }
        return String.join("; ", sentences);
    }
}
