package dev.ralph.diagnose.order;

import dev.ralph.diagnose.order.Examination.Baseline;
import dev.ralph.diagnose.order.Examination.Coverage;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun.Outcome;
import dev.ralph.runner.Probe;
import dev.ralph.runner.ProbeSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Finds all tests of a suite that depend on others, on whom, and by which state.
 *
 * <p>Each distinct state that some test leaves changed is put in front of every test once: with K such states among N
 * tests that takes N + K·N probes instead of N². What leaks unseen is looked for in whole orders that together hold every
 * ordered pair. Each finding is made as small as can be, and then confirmed.
 */
public final class Search {

    /** The share of the time that is kept for confirming and explaining what was found. */
    private static final double KEPT = 0.4;

    /** The share that is kept for finding out the last details. */
    private static final double DETAILS = 0.15;

    private static final int FEW_STATES_TOGETHER = 60;

    private final ProbeSession session;
    private final ExaminationListener listener;
    private final RandomGenerator random;
    private final ParallelRuns parallel;

    public Search(ProbeSession session, ParallelRuns parallel, ExaminationListener listener, RandomGenerator random) {
        this.session = session;
        this.parallel = parallel;
        this.listener = listener;
        this.random = random;
    }

    /** Examines the whole suite, or as much of it as the time allows; what was not covered is said. */
    public Examination examine(Duration budget) {
        return examine(budget, Set.of());
    }

    /**
     * Examines some tests: as victims of any other test, and as polluters of any other.
     *
     * @param focus these tests; all when it is empty
     */
    public Examination examine(Duration budget, Set<TestId> focus) {
        Bench bench = new Bench(session, listener);
        if (bench.tests().isEmpty()) {
            return nothing(bench);
        }
        Allowance time = Allowance.of(budget);
        Gate gate = Gate.run(bench, time);
        Notebook notebook = new Notebook();
        gate.unsteady().forEach(notebook::unsteady);
        Alone alone = new Alone(bench, notebook);
        alone.run(focus.isEmpty() ? bench.tests() : focus, time);
        Signatures signatures = Signatures.of(bench.tests(), notebook);
        Rows rows = new Rows(bench, notebook, focus.isEmpty() ? test -> true : focus::contains);
        Schedules schedules = new Schedules(bench, notebook, rows, random);
        Allowance search = time.leaving(KEPT);
        gate.runs().forEach(run -> schedules.explain(run, search));
        if (focus.isEmpty()) {
            everywhere(bench, notebook, signatures, rows, schedules, search);
        } else {
            around(focus, bench, notebook, alone, rows, schedules, search);
        }
        Crowd crowd = new Crowd(bench, notebook, rows);
        if (focus.isEmpty()) {
            listener.progress("on several workers", 0, 1);
            crowd.look(parallel.run(time.leaving(KEPT).left()), time.leaving(DETAILS));
            if (!crowd.hasLooked() && parallel != ParallelRuns.NONE) {
                bench.cutShort();
            }
        }
        Confirmation confirmation = new Confirmation(bench, notebook);
        confirmation.run(time.leaving(DETAILS));
        Carriers carriers = new Carriers(bench, notebook);
        carriers.run(time);
        Company company = new Company(bench, notebook, rows, carriers);
        company.polluters(time);
        confirmation.others(time);
        List<TestId> unconfirmed = confirmation.settle();
        carriers.others(time);
        company.cleaners(time);
        return new Findings(bench, notebook, gate, new Findings.Explanations(crowd, confirmation, carriers, company))
                .examination(focus, unconfirmed, coverage(bench, signatures, rows), session.cost(), session.remarks());
    }

    private static void everywhere(
            Bench bench, Notebook notebook, Signatures signatures, Rows rows, Schedules schedules, Allowance time) {
        long began = System.nanoTime();
        schedules.run("reversed", List.of(Orders.reversed(bench.tests())), time);
        long perOrder = System.nanoTime() - began;
        List<TestId> steady = signatures.representatives().stream()
                .filter(notebook::passesAlone)
                .toList();
        rows.run(
                "each leak in front of every test",
                steady.stream().map(List::of).toList(),
                time.leaving(KEPT / 2));
        alike(notebook, signatures, rows, time);
        List<TestId> fronts = gentle(bench, notebook, steady);
        schedules.together(Orders.isNatural(fronts) ? fronts : Orders.groupedBy(fronts, TestId::container), time);
        boolean isAffordable = perOrder / 2 * bench.tests().size() < time.left().toNanos();
        schedules.run("shuffled", schedules.shuffles(), time);
        schedules.run("every pair of neighbours", schedules.everyPair(isAffordable), time);
        rows.rest("the pairs that are left", time);
    }

    /** Every test in front of each that was asked for, and each of these in front of every test. */
    private static void around(
            Set<TestId> focus,
            Bench bench,
            Notebook notebook,
            Alone alone,
            Rows rows,
            Schedules schedules,
            Allowance time) {
        rows.run(
                "every test in front of it",
                bench.tests().stream().map(List::of).toList(),
                time);
        List<Probe> row = new ArrayList<>();
        // What leaves nothing changed is in front of all others in the orders of the whole suite only.
        focus.stream()
                .filter(front -> !notebook.leaks(front).isEmpty())
                .forEach(front -> bench.tests().stream()
                        .filter(test -> !focus.contains(test))
                        .forEach(test -> row.add(Probe.of(List.of(front, test)))));
        // How the others end alone is asked only where it matters: of those that do not pass behind it.
        List<Probe> failed = bench.run("it in front of every test", row, time).stream()
                .filter(sight -> sight.last()
                        .filter(outcome -> outcome != Outcome.PASSED)
                        .isPresent())
                .map(Sight::probe)
                .toList();
        alone.run(failed.stream().map(probe -> probe.tests().get(1)).distinct().toList(), time);
        rows.pairs("it in front of every test", failed, time);
        schedules.run("reversed", List.of(Orders.reversed(bench.tests())), time);
    }

    /** Who leaves the same as a polluter is tried on its victims. */
    private static void alike(Notebook notebook, Signatures signatures, Rows rows, Allowance time) {
        List<Probe> pairs = new ArrayList<>();
        for (List<TestId> group : signatures.groups()) {
            List<TestId> victims = List.copyOf(notebook.deviatingAfter(List.of(group.get(0))));
            group.stream()
                    .skip(1)
                    .forEach(member -> victims.stream()
                            .filter(victim -> !victim.equals(member))
                            .forEach(victim -> pairs.add(Probe.of(List.of(member, victim)))));
        }
        rows.pairs("those that leave the same", pairs, time);
    }

    /** A leak after which a fifth of the tests fails would hide all others. */
    private static List<TestId> gentle(Bench bench, Notebook notebook, List<TestId> fronts) {
        return fronts.stream()
                .filter(front -> notebook.deviatingAfter(List.of(front)).size() * 5
                        <= bench.tests().size())
                .limit(FEW_STATES_TOGETHER)
                .toList();
    }

    private static Coverage coverage(Bench bench, Signatures signatures, Rows rows) {
        return new Coverage(
                bench.pairs().count(),
                bench.pairs().all(),
                signatures.groups().size(),
                rows.probes(),
                !bench.isCutShort());
    }

    private Examination nothing(Bench bench) {
        return new Examination(
                Baseline.GREEN,
                List.of(),
                List.of(),
                List.of(),
                new Coverage(0, 0, 0, 0, !bench.isCutShort()),
                session.cost(),
                List.of("the project has no tests"),
                List.of(),
                List.of());
    }
}
