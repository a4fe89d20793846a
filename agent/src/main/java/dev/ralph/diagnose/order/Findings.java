package dev.ralph.diagnose.order;

import dev.ralph.diagnose.order.Dependence.Kind;
import dev.ralph.diagnose.order.Dependence.Proof;
import dev.ralph.diagnose.order.Dependence.State;
import dev.ralph.diagnose.order.Examination.Coverage;
import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.runner.ProbeSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what is said about each test. */
final class Findings {

    private static final int MOST_NAMED = 5;

    private final Bench bench;
    private final Notebook notebook;
    private final Gate gate;
    private final Explanations explanations;

    Findings(Bench bench, Notebook notebook, Gate gate, Explanations explanations) {
        this.bench = bench;
        this.notebook = notebook;
        this.gate = gate;
        this.explanations = explanations;
    }

    /** What was found out about those that deviate. */
    record Explanations(Crowd crowd, Confirmation confirmation, Carriers carriers, Company company) {}

    Examination examination(
            Set<TestId> focus,
            List<TestId> unconfirmed,
            Coverage coverage,
            ProbeSession.Cost cost,
            List<String> remarks) {
        List<Dependence> dependences = new ArrayList<>();
        Map<TestId, Integer> places = new HashMap<>();
        for (TestId test : bench.tests()) {
            places.put(test, places.size());
        }
        for (TestId test : bench.tests()) {
            dependence(test, places).ifPresent(dependences::add);
        }
        List<String> all = new ArrayList<>(gate.remarks());
        all.addAll(remarks);
        long unknown = bench.tests().stream()
                .filter(test -> focus.isEmpty() || focus.contains(test))
                .filter(test -> notebook.alone(test).isEmpty())
                .count();
        if (unknown > 0) {
            all.add("of %d tests it is not known how they end alone".formatted(unknown));
        }
        if (!unconfirmed.isEmpty()) {
            all.add("%d tests seemed to depend on others, but there was no time to confirm it: %s"
                    .formatted(unconfirmed.size(), named(unconfirmed)));
        }
        if (focus.isEmpty() && !explanations.crowd().hasLooked()) {
            all.add("no run on several workers came to its end: nothing is said about tests that run at the same time");
        }
        Set<TestId> differing = explanations.confirmation().differing();
        if (!differing.isEmpty()) {
            all.add("%d tests end otherwise in a fresh process than in a copy of one: %s"
                    .formatted(differing.size(), named(differing)));
        }
        if (!coverage.whole()) {
            all.add("not everything that was planned ran to its end");
        }
        return new Examination(
                gate.baseline(),
                bench.tests(),
                dependences,
                unminded(dependences),
                unknown == 0 ? coverage : coverage.cutShort(),
                cost,
                all,
                gate.failing(),
                gate.unsteady());
    }

    private static String named(Collection<TestId> tests) {
        String some = tests.stream().limit(MOST_NAMED).map(TestId::value).collect(Collectors.joining(", "));
        return tests.size() > MOST_NAMED ? some + ", …" : some;
    }

    private Optional<Dependence> dependence(TestId test, Map<TestId, Integer> places) {
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

    /** State that is left changed and explains nothing; the first test that leaves it. */
    private List<Leak> unminded(List<Dependence> dependences) {
        Set<String> minded = dependences.stream()
                .flatMap(dependence -> dependence.states().stream())
                .map((State state) -> state.kind() + ":" + state.where())
                .collect(Collectors.toSet());
        Map<String, Leak> first = new LinkedHashMap<>();
        bench.tests()
                .forEach(test -> notebook.leaks(test).stream()
                        .filter(leak -> !minded.contains(leak.name()))
                        .forEach(leak -> first.putIfAbsent(leak.name(), leak)));
        return List.copyOf(first.values());
    }
}
