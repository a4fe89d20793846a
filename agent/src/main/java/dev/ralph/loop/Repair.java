package dev.ralph.loop;

import dev.ralph.fixture.Application;
import dev.ralph.fixture.Pattern;
import dev.ralph.fixture.Patterns;
import dev.ralph.fixture.Reach;
import dev.ralph.fixture.Site;
import dev.ralph.matrix.CellMode;
import dev.ralph.matrix.Matrix;
import dev.ralph.model.CellResult;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Finding;
import dev.ralph.model.Fixture;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Patch;
import dev.ralph.model.Provider;
import dev.ralph.model.Schema;
import dev.ralph.model.Step;
import dev.ralph.model.TestId;
import dev.ralph.runner.Suite;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Applies patterns for as long as the runs show something that one of them answers. */
final class Repair {

    /** What one round uncovers is often hidden behind another fault; a suite that needs more rounds needs a person. */
    private static final int MOST_ROUNDS = 6;

    private final Workbench bench;
    private final Matrix matrix;
    private final Patterns patterns;
    private final Grounds.Survey survey;
    private final StateSearch states;
    private final Schema schema;
    private final Map<List<Object>, Reach> guarded = new HashMap<>();
    private final Site site;
    private final List<Provider> providers;
    private final TaskRecord record;

    Repair(Workshop shop, StateSearch states, Schema schema, List<Provider> providers, TaskRecord record) {
        this.states = states;
        this.bench = shop.bench();
        this.matrix = shop.matrix();
        this.patterns = shop.kit().patterns();
        this.survey = shop.kit().survey();
        this.schema = schema;
        this.site = bench.site();
        this.providers = providers;
        this.record = record;
    }

    /**
     * What came of it.
     *
     * @param fixtures in the order in which they were applied; one pattern may have been applied several times
     * @param findings what they answer
     */
    record Outcome(List<Fixture> fixtures, List<Finding> findings) {

        /** The patterns that were applied, each once. */
        List<String> patterns() {
            return fixtures.stream().map(Fixture::pattern).distinct().toList();
        }

        /** The same with more that was changed. */
        Outcome plus(List<Fixture> more) {
            return new Outcome(Stream.concat(fixtures.stream(), more.stream()).toList(), findings);
        }

        Patch patch() {
            return fixtures.stream().map(Fixture::patch).reduce(Patch.EMPTY, Patch::plus);
        }
    }

    /** Repairs the files of the workbench; the matrix, not this, says whether it was enough. */
    Outcome run(List<Step> steps, List<Finding> diagnosed) {
        List<Finding> findings = new ArrayList<>(diagnosed);
        List<Fixture> fixtures = new ArrayList<>(apply(steps, findings));
        for (int round = 1; ; round++) {
            List<CellResult> results = inTwoOrders(bench.suite());
            List<FailureRecord> failures = results.stream()
                    .flatMap(result -> result.failures().stream())
                    .toList();
            List<Finding> news = round > MOST_ROUNDS ? List.of() : news(failures, results);
            if (news.isEmpty()) {
                return new Outcome(fixtures, findings);
            }
            record.say("round %d: %d failures are left, %d of them tell what they need"
                    .formatted(round, failures.size(), news.size()));
            findings.addAll(news);
            List<Fixture> more = apply(steps, news);
            if (more.isEmpty()) {
                return new Outcome(fixtures, findings);
            }
            fixtures.addAll(more);
        }
    }

    private List<Fixture> apply(List<Step> steps, List<Finding> findings) {
        List<String> wanted = steps.stream()
                .flatMap(step -> step.patterns().stream())
                .flatMap(name -> patterns.find(name).stream())
                .filter(pattern -> answers(pattern, findings))
                .map(Pattern::name)
                .toList();
        List<Fixture> all = new ArrayList<>();
        byReach(findings).forEach((reach, some) -> {
            List<String> answering = wanted.stream()
                    .filter(name -> answers(patterns.get(name), some))
                    .toList();
            List<Fixture> made = Application.applyAll(patterns.withNeeds(answering), site, some, schema, reach);
            made.forEach(fixture -> bench.apply(fixture.patch()));
            all.addAll(made);
        });
        return all;
    }

    /** A pattern that answers no fault but a wish, such as a script for all providers, is for targets with a database. */
    private boolean answers(Pattern pattern, List<Finding> findings) {
        return pattern.symptoms().isEmpty() ? !schema.tables().isEmpty() : pattern.answers(findings);
    }

    /** Runs every provider with one worker, in two orders; with the fixtures on, every test starts from the same state. */
    private List<CellResult> inTwoOrders(Suite suite) {
        List<MatrixCell> cells = providers.stream()
                .flatMap(provider -> List.of(Order.DECLARED, Order.REVERSED).stream()
                        .map(order -> new MatrixCell(provider, order, 1, 1)))
                .toList();
        return matrix.run(suite, cells, CellMode.NORMAL, record.watching("repair"));
    }

    private List<Finding> news(List<FailureRecord> failures, List<CellResult> results) {
        if (failures.isEmpty()) {
            return List.of();
        }
        Grounds now = survey.of(bench.sources());
        List<Finding> explained = now.explained(failures, schema);
        // What explains itself goes first: it may be all that is behind the rest.
        if (!explained.isEmpty()) {
            return explained;
        }
        List<Finding> leaked = leaked(results);
        if (!leaked.isEmpty()) {
            return leaked;
        }
        // A test that fails without a database fails for another reason.
        Set<TestId> others = failingWithoutDatabase(results);
        List<FailureRecord> unexplained = failures.stream()
                .filter(failure -> !others.contains(failure.test().declared()))
                .toList();
        return now.needingRealCommits(passingAlone(unexplained), unexplained, schema);
    }

    /** What fails without a database fails because of the process. */
    private List<Finding> leaked(List<CellResult> results) {
        Set<TestId> failing = failingWithoutDatabase(results);
        if (failing.isEmpty()) {
            return List.of();
        }
        record.say("looking for state of the process behind %d tests".formatted(failing.size()));
        List<Finding> suspects = notGuardedYet(states.suspects(results.stream()
                .filter(result -> result.cell().provider().equals(StateSearch.MOCK))
                .toList()));
        return suspects.isEmpty() ? notGuardedYet(states.explain(failing)) : suspects;
    }

    private List<Finding> notGuardedYet(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> guarded.get(identity(finding)) != Reach.SUITE)
                .toList();
    }

    private static Set<TestId> failingWithoutDatabase(List<CellResult> results) {
        return results.stream()
                .filter(result -> result.cell().provider().equals(StateSearch.MOCK))
                .flatMap(result -> result.failedTests().stream())
                .map(TestId::declared)
                .collect(Collectors.toSet());
    }

    /** What was guarded before and still leaks is guarded further out. */
    private Map<Reach, List<Finding>> byReach(List<Finding> findings) {
        Map<Reach, List<Finding>> byReach = new EnumMap<>(Reach.class);
        for (Finding finding : findings) {
            Reach reach = Reach.TEST;
            if (finding instanceof Finding.LeakedState leaked) {
                reach = guarded.merge(
                        identity(finding),
                        states.reach(leaked.leak()),
                        (before, least) -> further(before.wider(), least));
            }
            byReach.computeIfAbsent(reach, first -> new ArrayList<>()).add(finding);
        }
        return byReach;
    }

    private static Reach further(Reach one, Reach other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static List<Object> identity(Finding finding) {
        return finding instanceof Finding.LeakedState leaked
                ? List.of(leaked.leak().name(), leaked.leak().polluter())
                : List.of(finding);
    }

    /** The failed tests that pass on every provider when they run alone and without any fixture. */
    private Set<TestId> passingAlone(List<FailureRecord> failures) {
        Set<TestId> passing = new LinkedHashSet<>();
        failures.forEach(failure -> passing.add(failure.test().declared()));
        for (TestId test : List.copyOf(passing)) {
            Suite alone = bench.unchanged().only(List.of(test));
            List<MatrixCell> cells = providers.stream()
                    .map(provider -> new MatrixCell(provider, Order.DECLARED, 1, 1))
                    .toList();
            boolean passes = matrix.run(alone, cells, CellMode.NORMAL, record.quietly("alone")).stream()
                    .allMatch(result -> result.outcome() == CellResult.Outcome.PASSED);
            if (!passes) {
                passing.remove(test);
            }
        }
        return passing;
    }
}
