package dev.ralph.diagnose.order;

import dev.ralph.diagnose.order.Dependence.State;
import dev.ralph.diagnose.order.Examination.Coverage;
import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.runner.ProbeSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together what is said about all tests. */
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
        Accounts accounts = new Accounts(bench, notebook, gate, explanations);
        for (TestId test : bench.tests()) {
            accounts.of(test).ifPresent(dependences::add);
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
