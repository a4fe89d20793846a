package dev.ralph.loop;

import dev.ralph.journal.Checkpoints;
import dev.ralph.journal.Journal;
import dev.ralph.matrix.MatrixSpec;
import dev.ralph.model.RalphException;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.plan.Planner;
import dev.ralph.queue.NewTasks;
import dev.ralph.queue.TaskFile;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Works one task: from its file to a proven commit, or to a truthful reason why there is none. */
public final class TaskLoop {

    /** What a leak into a test is not about: such a task is proven on every provider and with several workers. */
    private static final Pattern SURROUNDINGS =
            Pattern.compile("(?i)postgres|sqlite|\\bmock\\b|providers?\\b|workers?\\b|parallel|concurren");

    private final Tools tools;
    private final MatrixSpec spec;
    private final LoopListener listener;
    private final Planner planner;
    private final Parents parents;

    public TaskLoop(Tools tools, MatrixSpec spec, LoopListener listener) {
        this.tools = tools;
        this.spec = spec;
        this.listener = listener;
        InstantSource clock = tools.chance().clock();
        planner = new Planner(tools.limits());
        parents = new Parents(tools.queue(), new NewTasks(tools.folders().tasks(), clock), clock);
    }

    /** Says that no task is worked any more. */
    void ended() {
        tools.agents().ended();
    }

    /** Whether a task is proven on every provider; one leak is proven where it was seen, a plan by its own commands. */
    public static boolean needsProviders(Task task) {
        return task.plan().isEmpty() && !isAboutLeaks(task);
    }

    /** Whether a task names the tests that it is about, as those that a diagnosis files do. */
    private static boolean isAboutLeaks(Task task) {
        return task.keys().containsKey(LeakDraft.KEY)
                || (Named.areIn(task.goal())
                        && !SURROUNDINGS.matcher(task.goal()).find());
    }

    /** Moves on the parents whose children have come to an end; returns those that have come to an end themselves. */
    List<TaskResult> settle() {
        return ended(parents.settleAll());
    }

    /** The same for the parent of one task, and what follows for its own parents. */
    List<TaskResult> settleParentOf(TaskId child) {
        return tools.queue()
                .find(child)
                .map(file -> ended(parents.settleParentOf(file.task())))
                .orElse(List.of());
    }

    private static List<TaskResult> ended(List<Parents.Settled> settled) {
        return settled.stream()
                .flatMap(one -> one.outcome()
                        .match(
                                waits -> Stream.<TaskResult>empty(),
                                merge -> Stream.<TaskResult>empty(),
                                partial -> Stream.of(new TaskResult(one.parent(), Status.FAILED, partial.sentence())),
                                direct -> Stream.<TaskResult>empty()))
                .toList();
    }

    /**
     * Works a claimed task and writes what came of it into its file, whatever happens. With a model, what failed is
     * tried again in another way, as long as its attempts last.
     */
    public TaskResult work(TaskId id) {
        TaskResult result = attempt(id);
        while (result.status() == Status.FAILED && mayTryAgain(id)) {
            listener.said("%s: trying another way".formatted(id));
            result = attempt(id);
        }
        // A task that was split is worked again when its parts are done.
        if (result.status() != Status.DECOMPOSED) {
            tools.agents().ended(id);
        }
        return result;
    }

    private boolean mayTryAgain(TaskId id) {
        return !tools.agents().areNone()
                && tools.queue()
                        .find(id)
                        .filter(file -> file.task().plan().isEmpty() && !Family.isSplit(file.task()))
                        .filter(file -> Breaker.refusal(file, tools.budget()).isEmpty())
                        .isPresent();
    }

    private TaskResult attempt(TaskId id) {
        TaskFile file = tools.queue().find(id).orElseThrow();
        TaskEntry entry = new TaskEntry(tools.queue(), id, tools.chance().clock());
        listener.said("%s  %s".formatted(id, file.task().title()));
        Optional<String> refusal = Breaker.refusal(file, tools.budget());
        if (refusal.isPresent()) {
            return entry.refused(refusal.get());
        }
        entry.begin();
        try {
            return work(file, entry);
        } catch (RuntimeException e) {
            // Interrupted, or a bug: either way the task is as it was before, and the next run goes on where this
            // ended.
            putBack(entry);
            throw e;
        }
    }

    /** Ends a task whose time is used up; what its steps gave is kept for the next try. */
    TaskResult outOfTime(TaskId id, Duration time) {
        String reason =
                "its time of %d minutes is used up; give it more (budget: task) or split it, then: ralph retry %s"
                        .formatted(time.toMinutes(), id);
        return new TaskEntry(tools.queue(), id, tools.chance().clock()).outOfTime(reason);
    }

    private TaskResult work(TaskFile file, TaskEntry entry) {
        Task task = file.task();
        String work = KeptSteps.work(task) + spec.shape();
        Checkpoints checkpoints =
                Checkpoints.open(tools.folders().steps().resolve(task.id().value()), work);
        Optional<String> cutOff = checkpoints.cutOff();
        String run = cutOff.orElseGet(tools::newRun);
        checkpoints.begin(run, work);
        try (Journal journal = tools.openJournal(task.id(), run)) {
            TaskRecord record = new TaskRecord(journal, checkpoints, cutOff.isPresent(), entry, task, listener);
            if (cutOff.isPresent()) {
                record.warn("going on behind the finished steps of " + record.evidence());
            }
            try {
                TaskResult result = work(file, record);
                checkpoints.forget();
                return result;
            } catch (RalphException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                TaskResult result = record.blocked(reasons(e));
                checkpoints.forget();
                return result;
            } catch (RuntimeException e) {
                record.broken(e);
                throw e;
            }
        }
    }

    private TaskResult work(TaskFile file, TaskRecord record) {
        Task task = file.task();
        Attempt attempt = new Attempt(tools, spec, task, record, new Coding(tools, planner, parents, file, record));
        if (task.plan().isPresent()) {
            return new PlanWork(attempt, task.plan().get(), file.answers()).run();
        }
        return parents.outcome(file)
                .map(family -> family.match(
                        waits -> record.settled(parents.waits(task.id(), waits), waits.reason()),
                        merge -> new IsolationWork(attempt).merge(merge.branches()),
                        partial -> record.settled(parents.failed(task.id(), partial), partial.sentence()),
                        direct -> byRules(record.direct(parents.direct(task.id(), direct)), attempt)))
                .orElseGet(() -> isAboutLeaks(task) ? new LeakWork(attempt).run() : byRules(file, attempt));
    }

    private TaskResult byRules(TaskFile file, Attempt attempt) {
        TaskRecord record = attempt.record();
        IsolationWork work = new IsolationWork(attempt.on(file.task()));
        return planner.decide(parents.brief(file))
                .match(
                        steps -> {
                            steps.remark().ifPresent(record::warn);
                            return work.repair(steps.steps());
                        },
                        children -> record.split(parents.split(file.task(), children)),
                        needsModel -> attempt.coding().isThere()
                                ? work.repair(List.of())
                                : record.blocked(List.of(needsModel.reason() + "; "
                                        + attempt.coding().lack())));
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

    private static List<String> reasons(RalphException failure) {
        List<String> sentences = new ArrayList<>();
        failure.problems()
                .forEach(problem ->
                        sentences.add("%s (%s): %s".formatted(problem.what(), problem.where(), problem.remedy())));
        return sentences;
    }
}
