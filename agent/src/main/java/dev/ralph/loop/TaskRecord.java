package dev.ralph.loop;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ralph.diagnose.Diagnosis;
import dev.ralph.journal.Checkpoints;
import dev.ralph.journal.Event;
import dev.ralph.journal.Journal;
import dev.ralph.llm.LlmListener;
import dev.ralph.matrix.Interrupted;
import dev.ralph.matrix.MatrixListener;
import dev.ralph.model.Edit;
import dev.ralph.model.FailureClass;
import dev.ralph.model.Fixture;
import dev.ralph.model.Status;
import dev.ralph.model.Step;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.model.Verdict;
import dev.ralph.queue.TaskFile;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.verify.PlanReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What one run writes down: every event into its journal, and where the task stands into the task's own file. */
final class TaskRecord {

    private static final TypeReference<String> TEXT = new TypeReference<>() {};

    private final Journal journal;
    private final Checkpoints checkpoints;
    private final boolean resumed;
    private final TaskEntry entry;
    private final Task task;
    private final LoopListener listener;
    private final long began = System.nanoTime();
    private String tried = "pattern";
    private String said = "";

    TaskRecord(
            Journal journal,
            Checkpoints checkpoints,
            boolean resumed,
            TaskEntry entry,
            Task task,
            LoopListener listener) {
        this.resumed = resumed;
        this.journal = journal;
        this.checkpoints = checkpoints;
        this.entry = entry;
        this.task = task;
        this.listener = listener;
    }

    Journal journal() {
        return journal;
    }

    String branch() {
        return "ralph/" + task.id();
    }

    /** The folder of this run, as a person in the folder above {@code logs} would type it. */
    String evidence() {
        Path folder = journal.folder();
        return "logs/%s/%s".formatted(task.id(), folder.getFileName());
    }

    /** The line of a commit message that says which run made the commit. */
    String trailer() {
        return "Ralph-Evidence: " + evidence();
    }

    /** Number of this attempt, counted from 1. */
    int attempt() {
        return entry.attempts() + 1;
    }

    /** Whether the run goes on where one was cut off. */
    boolean isResumed() {
        return resumed;
    }

    /** Does a step of the run, or takes what it gave before the run was cut off. */
    <T> T step(String name, TypeReference<T> type, Supplier<T> step) {
        return checkpoints.step(name, type, step);
    }

    /** Forgets the steps that were done on another commit. */
    void basedOn(String commit) {
        String base = step("base", TEXT, () -> commit);
        if (!base.equals(commit)) {
            warn("the repository moved on from %s; the run starts over".formatted(base));
            checkpoints.startOver();
            step("base", TEXT, () -> commit);
        }
    }

    /** Keeps what is known of a bug of ours; an interrupt by a person is none. */
    void broken(RuntimeException bug) {
        if (bug instanceof Interrupted || Thread.currentThread().isInterrupted()) {
            return;
        }
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace, true));
        journal.write("bug.txt", trace.toString());
        journal.record(
                new Event.Failed(FailureClass.RUNNER.name(), TaskEntry.fingerprint(bug.toString()), bug.toString()));
    }

    void started(String commit, Sandbox sandbox) {
        journal.record(new Event.RunStarted(task.id().value(), "ralph", commit, sandbox.name(), sandbox.notEnforced()));
    }

    void warn(String sentence) {
        journal.record(new Event.Warned(sentence));
        listener.said(sentence);
    }

    /** Returns a listener that also writes every cell of a matrix into the journal. */
    MatrixListener watching(String phase) {
        return new JournalledMatrix(journal, phase, listener);
    }

    /** Returns a listener that writes every cell into the journal and says nothing. */
    MatrixListener quietly(String phase) {
        return new JournalledMatrix(journal, phase, MatrixListener.SILENT);
    }

    /** Returns a listener that tells what happens between the task and its model. */
    LlmListener hearing() {
        return new ModelHearing(journal, this::warn);
    }

    void say(String sentence) {
        listener.said(sentence);
    }

    void diagnosed(Diagnosis diagnosis) {
        diagnosis.findings().forEach(finding -> journal.record(new Event.FindingSeen(finding)));
        journal.write("diagnosis.txt", String.join("\n", diagnosis.sentences()) + "\n");
        listener.said("%d findings; the tests that fail are listed in %s/diagnosis.txt"
                .formatted(diagnosis.findings().size(), evidence()));
    }

    void repaired(List<Step> steps, List<Fixture> fixtures) {
        for (Step step : steps) {
            journal.record(new Event.StepStarted(step.number(), step.goal()));
            fixtures.stream()
                    .filter(fixture -> step.patterns().contains(fixture.pattern()))
                    .forEach(fixture -> journal.record(
                            new Event.FixtureMade(fixture.pattern(), paths(fixture), fixture.rationale())));
        }
    }

    private static List<String> paths(Fixture fixture) {
        return fixture.patch().edits().stream().map(Edit::path).distinct().toList();
    }

    /** Ends the run with a commit. */
    TaskResult complete(String commit, String subject, List<String> criteria) {
        journal.record(new Event.Committed(branch(), commit, subject));
        entry.complete(branch(), commit, evidence(), criteria);
        return finish(Status.COMPLETE, "FIXED: git log -p " + branch());
    }

    /** Ends the run with a verdict that nothing may be committed on. */
    TaskResult unproven(Verdict verdict) {
        judged(verdict);
        return switch (verdict.outcome()) {
            case NOT_REPRODUCED, INCONCLUSIVE -> {
                entry.blocked(verdict.outcome().name(), verdict.reasons(), evidence());
                yield finish(Status.BLOCKED, sentence(verdict));
            }
            case NOT_FIXED, REGRESSED, TESTS_LOST ->
                failed(
                        FailureClass.TASK,
                        verdict.outcome().name(),
                        String.join("\n", verdict.reasons()),
                        sentence(verdict));
            case FIXED -> throw new IllegalStateException("FIXED ends in a commit");
        };
    }

    void judged(Verdict verdict) {
        journal.record(new Event.VerdictReached(verdict));
        listener.said("verdict: " + verdict.outcome());
    }

    /** Says what the run tries, for the next one if this one fails. */
    void tries(String what) {
        tried = what;
    }

    /**
     * Ends the run because what was tried came to nothing; whose failure that is decides whether it counts.
     *
     * @param ending how it ended, in a word of the program's own such as {@code NO_CHANGE}
     */
    TaskResult stopped(FailureClass kind, String ending, List<String> reasons) {
        return kind.burnsAttempt()
                ? failed(kind, ending, String.join("\n", reasons), String.join("; ", reasons))
                : blocked(reasons);
    }

    private TaskResult failed(FailureClass kind, String ending, String seen, String sentence) {
        FailedAttempt attempt = new FailedAttempt(kind, ending, tried, seen, said);
        journal.record(new Event.Failed(kind.name(), attempt.fingerprint(), attempt.text()));
        entry.failed(attempt, evidence());
        return finish(Status.FAILED, sentence);
    }

    /** Keeps what a model says about its change, for the next attempt if this one fails. */
    void claimed(String claim) {
        said = claim;
    }

    /** Ends the run because a person or a missing piece is needed. */
    TaskResult blocked(List<String> reasons) {
        String text = String.join("\n", reasons);
        journal.record(new Event.Failed(FailureClass.ENVIRONMENT.name(), TaskEntry.fingerprint(text), text));
        entry.blocked("-", reasons, evidence());
        return finish(Status.BLOCKED, String.join("; ", reasons));
    }

    /** Keeps what the commands of a plan showed. */
    void journalled(PlanReport report) {
        for (PlanReport.TaskCheck task : report.tasks()) {
            for (PlanReport.CommandCheck command : task.commands()) {
                String name = "task %d: %s".formatted(task.number(), command.source());
                command.evidence()
                        .ifPresent(evidence ->
                                journal.command(name, command.outcome().name(), evidence));
            }
        }
        journal.record(new Event.PlanJudged(report.overall().name(), report.open()));
    }

    /** Ends the run with a question to a person. */
    TaskResult asks(String question) {
        journal.record(new Event.Asked(question));
        entry.asks(question, evidence());
        return finish(Status.BLOCKED, "asks: %s; answer with: ralph answer %s \"...\"".formatted(question, task.id()));
    }

    /** Ends the run of a plan of which everything was shown or answered. */
    TaskResult verified(String sentence) {
        entry.verified(evidence());
        return finish(Status.COMPLETE, sentence);
    }

    /** Ends the run because the task was split into children. */
    TaskResult split(List<TaskId> children) {
        entry.ended();
        String ids = children.stream().map(TaskId::value).collect(Collectors.joining(", "));
        return finish(Status.DECOMPOSED, "split into " + ids);
    }

    /** Goes on with a task that was marked to be worked as a whole. */
    TaskFile direct(TaskFile marked) {
        entry.begin();
        return marked;
    }

    /** Ends the run as the file of the task says already. */
    TaskResult settled(TaskFile written, String reason) {
        entry.ended();
        return finish(written.task().status(), reason);
    }

    private TaskResult finish(Status status, String sentence) {
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        journal.record(new Event.RunFinished(status.name(), seconds));
        return new TaskResult(task.id(), status, sentence);
    }

    private static String sentence(Verdict verdict) {
        List<String> reasons = verdict.reasons();
        String first = reasons.isEmpty() ? "" : ": " + reasons.get(0);
        String more = reasons.size() > 1 ? " (and %d more)".formatted(reasons.size() - 1) : "";
        return verdict.outcome() + first + more;
    }
}
