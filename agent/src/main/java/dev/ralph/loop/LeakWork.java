package dev.ralph.loop;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ralph.diagnose.Diagnosis;
import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.order.Examination;
import dev.ralph.diagnose.order.ParallelRuns;
import dev.ralph.diagnose.report.LeakGroup;
import dev.ralph.diagnose.report.Report;
import dev.ralph.journal.Journal;
import dev.ralph.matrix.CellMode;
import dev.ralph.matrix.Matrix;
import dev.ralph.matrix.MatrixSpec;
import dev.ralph.model.CellResult;
import dev.ralph.model.Finding;
import dev.ralph.model.Leak;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Problem;
import dev.ralph.model.Provider;
import dev.ralph.model.Step;
import dev.ralph.model.Task;
import dev.ralph.model.TestId;
import dev.ralph.model.TestPlace;
import dev.ralph.model.Verdict;
import dev.ralph.model.Witness;
import dev.ralph.repo.UserRepository;
import dev.ralph.runner.ProbeSession;
import dev.ralph.runner.Suite;
import dev.ralph.verify.Judge;
import dev.ralph.verify.LeakJudge;
import dev.ralph.verify.PatchGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The story of a task about leaks that it names: see them again, put the state back where it is left, prove it on the
 * orders that show it and on the whole suite, commit.
 */
final class LeakWork {

    private static final TypeReference<String> TEXT = new TypeReference<>() {};
    private static final TypeReference<List<CellResult>> RESULTS = new TypeReference<>() {};
    private static final Duration SEARCH = Duration.ofMinutes(5);
    private static final int LANES = 2;
    private static final int ROUNDS = 3;

    private final Tools tools;
    private final MatrixSpec wanted;
    private final Task task;
    private final TaskRecord record;
    private final Coding coding;
    private final Handover handover;

    LeakWork(Tools tools, MatrixSpec wanted, Task task, TaskRecord record, Coding coding) {
        this.tools = tools;
        this.wanted = wanted;
        this.task = task;
        this.record = record;
        this.coding = coding;
        this.handover = new Handover(tools, task, record);
    }

    TaskResult run() {
        TargetProject target = TargetProject.of(task, tools.folders().tasks());
        Kit kit = tools.kits().of(target.folder());
        try (UserRepository user = UserRepository.containing(target.folder());
                Workroom room = Workroom.in(tools.folders().cache())) {
            // 1. A private clone of what is committed; the user's checkout is never touched.
            Optional<TaskResult> finished = handover.begin(user, "");
            if (finished.isPresent()) {
                return finished.get();
            }
            target.uncommitted(user, tools.folders()).ifPresent(record::warn);
            record.started(user.head(), tools.sandbox());
            Journal journal = record.journal();
            try (Workbench bench = new Workbench(user, room, kit, target.inside(user), journal.commands());
                    Matrix matrix = tools.matrix(
                            kit.runner(), room.folder("cells"), journal.folder().resolve("cells"))) {
                // 2. The leak is seen again, and the orders that show it fail each time.
                Sighting seen = record.step("seen", new TypeReference<>() {}, () -> look(kit, bench, room));
                record.diagnosed(new Diagnosis(seen.findings(), seen.sentences()));
                List<MatrixCell> suite = suiteCells();
                List<CellResult> before = record.step("before", RESULTS, () -> before(seen, suite, matrix, bench));
                record.journal().matrixBefore(before);
                if (seen.witnesses().stream().noneMatch(witness -> LeakJudge.isRedOnce(witness, before))) {
                    return record.unproven(new Verdict(Verdict.Outcome.NOT_REPRODUCED, notSeen(seen)));
                }
                List<String> doubts = Stream.concat(
                                Named.victims(task.goal()).stream()
                                        .filter(victim -> seen.witnesses().stream()
                                                .noneMatch(witness ->
                                                        witness.victim().value().equals(victim)))
                                        .map("the task names %s, and nothing shows the leak into it"::formatted),
                                seen.witnesses().stream()
                                        .filter(witness -> !LeakJudge.isRed(witness, before))
                                        .map(witness -> "%s did not fail each time in the order %s"
                                                .formatted(witness.victim(), witness.order())))
                        .toList();
                if (!doubts.isEmpty()) {
                    return record.unproven(new Verdict(Verdict.Outcome.INCONCLUSIVE, doubts));
                }
                return repair(kit, seen, before, user, room, bench, matrix);
            }
        }
    }

    private TaskResult repair(
            Kit kit,
            Sighting seen,
            List<CellResult> before,
            UserRepository user,
            Workroom room,
            Workbench bench,
            Matrix matrix) {
        // 3. The change: the smallest reach of a pattern that makes the victims pass, or else what a model hands in.
        LeakLooks looks = new LeakLooks(
                seen, bench, matrix, record.quietly("model"), () -> look(kit, bench.suite(), bench, room));
        List<String> known = looks.told(before);
        Optional<TaskResult> other = coding.otherwise(known);
        if (other.isPresent()) {
            return other.get();
        }
        LeakRepair repair = new LeakRepair(kit.patterns(), bench, matrix, record);
        Repair.Outcome repaired = record.step(
                "repair",
                new TypeReference<>() {},
                () -> coding.isAfterPatterns() ? repair.run(seen) : new Repair.Outcome(List.of(), seen.findings()));
        if (repaired.fixtures().isEmpty()) {
            if (!coding.isThere()) {
                return record.blocked(Stream.concat(
                                Stream.of("no pattern repairs this leak; " + coding.lack()), seen.sentences().stream())
                        .toList());
            }
            Set<String> scope = scope(kit, seen, bench);
            Coding.Work work =
                    coding.edit(known, scope, new BenchDesk(bench, kit, scope, seen.findings(), List.of(), looks));
            Optional<TaskResult> ended = coding.end(work, known);
            if (ended.isPresent()) {
                return ended.get();
            }
            repaired = new Repair.Outcome(work.fixtures(), seen.findings());
        }
        if (bench.isUnchanged()) {
            repaired.fixtures().forEach(fixture -> bench.apply(fixture.patch()));
        }
        return prove(kit, seen, repaired, before, user, bench, matrix);
    }

    private TaskResult prove(
            Kit kit,
            Sighting seen,
            Repair.Outcome repaired,
            List<CellResult> before,
            UserRepository user,
            Workbench bench,
            Matrix matrix) {
        List<Step> steps = List.of(new Step(1, "What leaks is put back where it is left", repaired.patterns()));
        record.repaired(steps, repaired.fixtures());
        List<Problem> objections =
                PatchGuard.check(Coding.toJudge(repaired.fixtures()), bench::original, scope(kit, seen, bench));
        if (!objections.isEmpty()) {
            return coding.objected(objections, repaired.fixtures());
        }

        // 4. The proof: the same orders and the whole suite with the change, and the orders without its fixtures.
        List<MatrixCell> suite = suiteCells(before);
        List<CellResult> after = record.step(
                "after",
                RESULTS,
                () -> coding.running(repaired.fixtures(), before, () -> after(seen, suite, before, matrix, bench)));
        record.journal().matrixAfter(after);
        List<CellResult> power =
                record.step("power", RESULTS, () -> Coding.ran(after) ? power(seen, matrix, bench) : List.of());
        Verdict verdict = LeakJudge.judge(seen.witnesses(), before, after, power);
        if (verdict.outcome() != Verdict.Outcome.FIXED) {
            return coding.unproven(verdict, after, repaired.fixtures());
        }
        record.judged(verdict);

        // 5. One commit, taken over into the user's repository as a branch.
        Matrices matrices = new Matrices(before, after, power);
        Diagnosis diagnosis = new Diagnosis(seen.findings(), seen.sentences());
        String message = record.step(
                "message",
                TEXT,
                () -> CommitMessage.of(
                        task,
                        subject(seen),
                        steps,
                        repaired,
                        diagnosis.sentences(),
                        List.of(matrices.sentence()),
                        matrices,
                        record));
        return handover.commit(user, bench, message, repaired.fixtures(), matrices);
    }

    private Sighting look(Kit kit, Workbench bench, Workroom room) {
        record.say("building the project, then looking at the tests that the task names");
        return look(kit, bench.unchanged(), bench, room);
    }

    private Sighting look(Kit kit, Suite suite, Workbench bench, Workroom room) {
        try (ProbeSession session = kit.runner().open(suite, room.folder("session"), Map.of(), LANES)) {
            Set<TestId> named = Named.in(task.goal(), session.tests());
            if (named.isEmpty()) {
                return new Sighting(
                        List.of(), List.of(), List.of("none of the tests that it names is in the suite of today"));
            }
            List<TestId> tests =
                    session.tests().stream().filter(named::contains).toList();
            Examination found = kit.means()
                    .examiner()
                    .examine(
                            new SmallSuite(session, tests),
                            ParallelRuns.NONE,
                            SEARCH,
                            Set.of(),
                            (step, done, of) -> {});
            Report report = Report.of(
                    task.id().value(),
                    kit.framework().name(),
                    found,
                    List.of(),
                    kit.target().remedies());
            return new Sighting.Maker(session, bench.sources()).of(about(report.groups(), named));
        }
    }

    /** The leaks among the tests that the task names. */
    private static List<LeakGroup> about(List<LeakGroup> groups, Set<TestId> named) {
        return groups.stream()
                .filter(group -> group.tests().stream().anyMatch(named::contains))
                .filter(group -> group.kind() == Dependence.Kind.BRITTLE
                        || group.sources().stream().anyMatch(named::containsAll))
                .toList();
    }

    private static List<String> notSeen(Sighting seen) {
        return seen.sentences().isEmpty()
                ? List.of("none of the tests that it names depends on another")
                : seen.sentences();
    }

    /** The whole suite in the orders that were asked for, one worker each: a leak goes from a test to a later one. */
    private List<MatrixCell> suiteCells() {
        return wanted.orders().stream()
                .map(order -> new MatrixCell(Provider.OWN, order, 1, 1))
                .toList();
    }

    private static List<MatrixCell> suiteCells(List<CellResult> before) {
        return before.stream()
                .map(CellResult::cell)
                .filter(cell -> !LeakRepair.isOfWitness(cell))
                .toList();
    }

    private List<CellResult> before(Sighting seen, List<MatrixCell> suite, Matrix matrix, Workbench bench) {
        List<CellResult> results = new ArrayList<>(
                new WitnessRuns(matrix, bench.unchanged(), record.quietly("before")).run(seen.witnesses(), ROUNDS));
        if (seen.witnesses().stream().anyMatch(witness -> LeakJudge.isRed(witness, results))) {
            record.say("%d orders show it; running the whole suite before any change"
                    .formatted(seen.witnesses().size()));
            results.addAll(matrix.run(bench.unchanged(), suite, CellMode.NORMAL, record.watching("before")));
        }
        return results;
    }

    private List<CellResult> after(
            Sighting seen, List<MatrixCell> suite, List<CellResult> before, Matrix matrix, Workbench bench) {
        record.say("running the same with the change");
        List<CellResult> results = new ArrayList<>(
                new WitnessRuns(matrix, bench.suite(), record.quietly("after")).run(seen.witnesses(), ROUNDS));
        List<CellResult> whole = matrix.run(bench.suite(), suite, CellMode.NORMAL, record.watching("after"));
        whole.forEach(result -> results.add(steady(result, before, matrix, bench)));
        return results;
    }

    /** A test that got worse is flaky only if it also fails without the change, now and then, in the same order. */
    private CellResult steady(CellResult now, List<CellResult> before, Matrix matrix, Workbench bench) {
        Optional<CellResult> then = before.stream()
                .filter(result -> result.cell().equals(now.cell()))
                .findFirst();
        if (then.isEmpty() || Judge.regressed(then.get(), now).isEmpty()) {
            return now;
        }
        List<TestId> worse = Judge.regressed(then.get(), now);
        List<MatrixCell> cell = List.of(now.cell());
        CellResult again = matrix.run(bench.suite(), cell, CellMode.NORMAL, record.quietly("after"))
                .get(0);
        Set<TestId> flaky = new TreeSet<>();
        for (int i = 0; i < ROUNDS; i++) {
            flaky.addAll(matrix.run(bench.unchanged(), cell, CellMode.NORMAL, record.quietly("before"))
                    .get(0)
                    .failedTests());
        }
        boolean isFlaky =
                flaky.containsAll(worse) && Judge.regressed(then.get(), again).isEmpty();
        if (isFlaky) {
            record.warn("%s is flaky in %s, without the change, too".formatted(worse, now.cell()));
        }
        return isFlaky ? again : now;
    }

    private List<CellResult> power(Sighting seen, Matrix matrix, Workbench bench) {
        record.say("taking the change away, to see the fault come back");
        WitnessRuns without = new WitnessRuns(matrix, bench.suite(), record.quietly("fixtures-off"));
        List<CellResult> results = new ArrayList<>();
        for (CellResult result : without.runWithoutFixtures(seen.witnesses())) {
            boolean cameBack = seen.witnesses().stream()
                    .filter(witness -> witness.isSeenIn(result))
                    .allMatch(witness -> witness.isRedIn(result));
            if (cameBack) {
                results.add(result);
            }
        }
        // Where the fixtures cannot be switched off alone, the whole change is taken away.
        List<Witness> rest = seen.witnesses().stream()
                .filter(witness -> !LeakJudge.isRed(witness, results))
                .toList();
        results.addAll(new WitnessRuns(matrix, bench.unchanged(), record.quietly("change-taken-away")).run(rest, 1));
        return results;
    }

    /** The tests' own folders; where a project keeps them anywhere, the files of the tests and what is above them. */
    private static Set<String> scope(Kit kit, Sighting seen, Workbench bench) {
        Set<String> scope = new TreeSet<>(
                bench.inRepository(kit.survey().of(bench.sources()).scope()));
        for (Finding finding : seen.findings()) {
            placeOf(finding).ifPresent(place -> {
                String path = bench.site().inProject(place.declaration().path());
                scope.add(path);
                PlanRules.conftests(path).forEach(scope::add);
            });
        }
        return scope;
    }

    private static Optional<Leak> stateOf(Finding finding) {
        if (finding instanceof Finding.LeakedState leaked) {
            return Optional.of(leaked.leak());
        }
        return finding instanceof Finding.MissingSetup missing ? Optional.of(missing.state()) : Optional.empty();
    }

    private static Optional<TestPlace> placeOf(Finding finding) {
        if (finding instanceof Finding.LeakedState leaked) {
            return Optional.of(leaked.place());
        }
        return finding instanceof Finding.MissingSetup missing ? Optional.of(missing.place()) : Optional.empty();
    }

    private static String subject(Sighting seen) {
        List<String> states = seen.findings().stream()
                .flatMap(finding -> stateOf(finding).stream())
                .map(Leak::where)
                .distinct()
                .toList();
        String more = states.size() > 1 ? " and %d more".formatted(states.size() - 1) : "";
        return "put back " + (states.isEmpty() ? "what leaks" : states.get(0)) + more;
    }
}
