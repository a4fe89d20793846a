package dev.ralph.loop;

import dev.ralph.diagnose.Diagnosis;
import dev.ralph.diagnose.TargetLayout;
import dev.ralph.journal.Journal;
import dev.ralph.matrix.CellMode;
import dev.ralph.matrix.Matrix;
import dev.ralph.matrix.MatrixSpec;
import dev.ralph.model.CellResult;
import dev.ralph.model.Leak;
import dev.ralph.model.Problem;
import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import dev.ralph.model.Schema;
import dev.ralph.model.Step;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.model.Verdict;
import dev.ralph.plan.Planner;
import dev.ralph.repo.UserRepository;
import dev.ralph.runner.Suite;
import dev.ralph.verify.Judge;
import dev.ralph.verify.PatchGuard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The story of one task: from its file to a proven commit, or to a truthful reason why there is none. */
public final class TaskLoop {

    private final Tools tools;
    private final MatrixSpec spec;
    private final LoopListener listener;
    private final Planner planner = new Planner();

    public TaskLoop(Tools tools, MatrixSpec spec, LoopListener listener) {
        this.tools = tools;
        this.spec = spec;
        this.listener = listener;
    }

    /** Works a claimed task and writes what came of it into its file, whatever happens. */
    public TaskResult work(TaskId id) {
        Task task = tools.queue().find(id).orElseThrow().task();
        TaskEntry entry = new TaskEntry(tools.queue(), id, tools.chance().clock());
        entry.begin();
        listener.said("%s  %s".formatted(id, task.title()));
        try (Journal journal = tools.openJournal(id)) {
            TaskRecord record = new TaskRecord(journal, entry, task, listener);
            try {
                return work(task, record);
            } catch (RalphException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                return record.blocked(reasons(e));
            }
        } catch (RuntimeException e) {
            // Interrupted by a person, or a bug: either way the task is as it was before.
            putBack(entry);
            throw e;
        }
    }

    private static void putBack(TaskEntry entry) {
        // Files cannot be written by a thread that is marked as interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            entry.putBack();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private TaskResult work(Task task, TaskRecord record) {
        Optional<List<Step>> steps = planner.plan(task);
        if (steps.isEmpty()) {
            return record.blocked(
                    List.of("no pattern knows this kind of task; it needs a model, and none is configured"));
        }
        TargetProject target = TargetProject.of(task, tools.folders().tasks());
        try (UserRepository user = UserRepository.containing(target.folder());
                Workroom room = Workroom.in(tools.folders().cache())) {
            // 1. A private clone of what is committed; the user's checkout is never touched.
            user.requireFree(record.branch());
            target.uncommitted(user).ifPresent(record::warn);
            record.started(user.head(), tools.sandbox());
            Journal journal = record.journal();
            try (Workbench bench = new Workbench(user, room, tools.runner(), target.inside(user), journal.commands());
                    Matrix matrix =
                            tools.matrix(room.folder("cells"), journal.folder().resolve("cells"))) {
                return prove(task, steps.get(), user, bench, matrix, record);
            }
        }
    }

    private TaskResult prove(
            Task task, List<Step> steps, UserRepository user, Workbench bench, Matrix matrix, TaskRecord record) {
        // 2. What is wrong: every cell, and a look at what each test leaves behind.
        listener.said("building the project, then running every cell before any change");
        Suite suite = bench.build();
        List<CellResult> before = matrix.run(suite, spec.cells(), CellMode.NORMAL, record.watching("before"));
        record.journal().matrixBefore(before);
        Verdict unchanged = Judge.judge(before, before, List.of());
        if (unchanged.outcome() == Verdict.Outcome.INCONCLUSIVE
                || unchanged.outcome() == Verdict.Outcome.NOT_REPRODUCED) {
            return record.unproven(unchanged);
        }
        Map<Provider, List<Leak>> leaks = new LinkedHashMap<>();
        Schema schema = probe(matrix, suite, leaks, record);
        Diagnosis diagnosis = Diagnosis.from(before, leaks, TargetLayout.of(bench.sources()));
        record.diagnosed(diagnosis);

        // 3. The repair: patterns, as long as the runs show something that one of them answers.
        Repair repair = new Repair(bench, matrix, tools.patterns(), schema, spec.providers(), record);
        Repair.Outcome repaired = repair.run(steps, diagnosis.findings(), suite);
        record.repaired(steps, repaired.fixtures());
        List<Problem> objections = PatchGuard.check(repaired.patch(), bench::original, bench.scope());
        if (!objections.isEmpty()) {
            return record.blocked(objections.stream().map(Problem::what).toList());
        }

        // 4. The proof: the same cells with the change, and some without its fixtures.
        listener.said("running every cell with the change");
        List<CellResult> after = matrix.run(repaired.suite(), spec.cells(), CellMode.NORMAL, record.watching("after"));
        record.journal().matrixAfter(after);
        listener.said("switching the fixtures off, to see the fault come back");
        List<CellResult> power =
                new PowerCheck(matrix, suite, repaired.suite(), record.watching("fixtures-off")).run(before);
        Verdict verdict = Judge.judge(before, after, power);
        if (verdict.outcome() != Verdict.Outcome.FIXED) {
            return record.unproven(verdict);
        }
        record.judged(verdict);

        // 5. One commit, taken over into the user's repository as a branch.
        Matrices matrices = new Matrices(before, after, power);
        String message = CommitMessage.of(task, steps, repaired, diagnosis, matrices, record.evidence());
        String commit = bench.files()
                .commit(record.branch(), message, tools.chance().clock().instant());
        user.fetch(bench.files(), record.branch());
        return record.complete(
                commit,
                message.lines().findFirst().orElseThrow(),
                Criteria.supported(
                        task, repaired.fixtures(), matrices, tools.providers().all()));
    }

    private Schema probe(Matrix matrix, Suite suite, Map<Provider, List<Leak>> leaks, TaskRecord record) {
        listener.said("looking at what each test leaves behind");
        Schema schema = Schema.EMPTY;
        for (Provider provider : spec.providers()) {
            Matrix.Probe probe = matrix.probe(suite, provider);
            record.quietly("probe").finished(probe.result(), 1, 1);
            if (probe.result().outcome() == CellResult.Outcome.NOT_RUN) {
                throw new RalphException(
                        "the probe of provider %s did not run".formatted(provider),
                        record.evidence(),
                        probe.result().reason());
            }
            leaks.put(provider, probe.leaks());
            // PostgreSQL tells most about its columns; the schema of any other will do where it is not run.
            if (schema.tables().isEmpty() || provider.name().equals("postgresql")) {
                schema = probe.schema().tables().isEmpty() ? schema : probe.schema();
            }
        }
        return schema;
    }

    private static List<String> reasons(RalphException failure) {
        List<String> sentences = new ArrayList<>();
        failure.problems()
                .forEach(problem ->
                        sentences.add("%s (%s): %s".formatted(problem.what(), problem.where(), problem.remedy())));
        return sentences;
    }
}
