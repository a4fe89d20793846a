package dev.ralph.loop;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ralph.coder.Assignment;
import dev.ralph.coder.Coder;
import dev.ralph.coder.Ending;
import dev.ralph.model.CellResult;
import dev.ralph.model.Edit;
import dev.ralph.model.FailureClass;
import dev.ralph.model.Fixture;
import dev.ralph.model.OutsideText;
import dev.ralph.model.Part;
import dev.ralph.model.Patch;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.Verdict;
import dev.ralph.plan.Brief;
import dev.ralph.plan.Planner;
import dev.ralph.queue.TaskFile;
import dev.ralph.runner.MachineFailure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Has a model work on a task where patterns end; what it hands in is judged like any other change. */
final class Coding {

    /** Stands where the name of a pattern would: what a model made. */
    static final String MODEL = "model";

    private static final int LONGEST_CLAIM = 400;

    private final Tools tools;
    private final Planner planner;
    private final Parents parents;
    private final TaskFile file;
    private final TaskRecord record;
    private final Approach approach;
    private Optional<Agents.Agent> opened = Optional.empty();

    Coding(Tools tools, Planner planner, Parents parents, TaskFile file, TaskRecord record) {
        this.tools = tools;
        this.planner = planner;
        this.parents = parents;
        this.file = file;
        this.record = record;
        Set<Approach> possible = EnumSet.of(Approach.PATTERN, Approach.EDIT);
        if (planner.objection(parents.brief(file)).isEmpty()) {
            possible.add(Approach.SPLIT);
        }
        this.approach = Approach.next(file, possible);
    }

    /** Whether there is a model. */
    boolean isThere() {
        return !tools.agents().areNone();
    }

    /** Why there is no model, as the task says it; nothing when there is one. */
    String lack() {
        return tools.agents().lack().orElse("");
    }

    /** Whether patterns are to be tried first; they are not where they failed in the same way before. */
    boolean isAfterPatterns() {
        return !isThere() || approach == Approach.PATTERN;
    }

    private Agents.Agent agent() {
        if (opened.isEmpty()) {
            opened = Optional.of(tools.agents()
                    .open(file.task().id(), record.journal().folder().resolve("model"), record.hearing()));
        }
        return opened.get();
    }

    /** How the work ended, as it is kept with the other steps of a run. */
    enum How {
        HANDED_IN,
        DELEGATED,
        ASKED,
        STOPPED
    }

    /**
     * What a model made of a task.
     *
     * @param fixtures its change; empty unless it handed one in
     * @param text what it says about it, asks, or why it stopped
     * @param kind whose failure it is that it stopped
     */
    record Work(List<Fixture> fixtures, How how, String text, List<Part> parts, Optional<FailureClass> kind) {

        Work {
            fixtures = List.copyOf(fixtures);
            parts = List.copyOf(parts);
        }
    }

    /**
     * Splits the task or asks a person, when what was tried before says so.
     *
     * @return empty when the task is to be worked
     */
    Optional<TaskResult> otherwise(List<String> diagnosis) {
        if (!isThere()) {
            return Optional.empty();
        }
        return switch (approach) {
            case PATTERN, EDIT -> Optional.empty();
            case SPLIT -> splitting().byModel("It failed in the same way as a whole before.", diagnosis);
            case ASK -> Optional.of(record.asks(OutsideText.oneLine(Approach.question(file.history()))));
        };
    }

    /** Splits a task that is too large and names no parts itself; empty when it is worked as a whole. */
    Optional<TaskResult> splitIfTooLarge(List<String> diagnosis) {
        return isThere() ? splitting().ifTooLarge(diagnosis) : Optional.empty();
    }

    private Splitting splitting() {
        return new Splitting(planner, parents, file, record, this::agent);
    }

    /** Ends the run for a change that must not exist: a model is to blame for its own, a person looks at others. */
    TaskResult objected(List<Problem> objections, List<Fixture> fixtures) {
        List<String> reasons = objections.stream()
                .map(problem -> "%s: %s".formatted(problem.where(), problem.what()))
                .toList();
        return isIn(fixtures) ? record.stopped(FailureClass.AGENT, "NOT_ALLOWED", reasons) : record.blocked(reasons);
    }

    /** What patterns create in Python is ours and was looked at once for all; what children or a model hand in is not. */
    static Patch toJudge(List<Fixture> fixtures) {
        List<Edit> edits = new ArrayList<>();
        for (Fixture fixture : fixtures) {
            boolean isOurs = !List.of(MODEL, IsolationWork.CHILDREN).contains(fixture.pattern());
            fixture.patch().edits().stream()
                    .filter(edit -> !isOurs
                            || !(edit instanceof Edit.CreateFile)
                            || !edit.path().endsWith(".py"))
                    .forEach(edits::add);
        }
        return new Patch(edits);
    }

    /** Whether a model made any of this. */
    static boolean isIn(List<Fixture> fixtures) {
        return fixtures.stream().anyMatch(fixture -> fixture.pattern().equals(MODEL));
    }

    /**
     * Runs cells with a change. What built before and does not with a model's change is the failure of that change,
     * unless the build says that the machine stopped it: its cells are not run, and say why.
     */
    List<CellResult> running(List<Fixture> fixtures, List<CellResult> before, Supplier<List<CellResult>> cells) {
        try {
            return cells.get();
        } catch (RalphException e) {
            if (!isOfModel(e, fixtures) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            String why = e.problems().stream().map(Problem::what).collect(Collectors.joining("; "));
            return before.stream()
                    .map(result -> CellResult.notRun(result.cell(), why, Optional.empty()))
                    .toList();
        }
    }

    /** Whether a build failed for what a model made of the project. */
    static boolean isOfModel(RalphException failure, List<Fixture> fixtures) {
        return isIn(fixtures) && !MachineFailure.is(failure);
    }

    /** Whether every cell says something about the tests. */
    static boolean ran(List<CellResult> results) {
        return results.stream().noneMatch(result -> result.outcome() == CellResult.Outcome.NOT_RUN);
    }

    /** Ends the run for a verdict that nothing may be committed on. */
    TaskResult unproven(Verdict verdict, List<CellResult> after, List<Fixture> fixtures) {
        if (verdict.outcome() == Verdict.Outcome.INCONCLUSIVE && !ran(after) && isIn(fixtures)) {
            record.judged(verdict);
            return record.stopped(FailureClass.TASK, "NOT_RUN", verdict.reasons());
        }
        return record.unproven(verdict);
    }

    /** Lets the model work, once; a run that was cut off goes on behind it. */
    Work edit(List<String> diagnosis, Set<String> scope, BenchDesk desk) {
        record.tries(approach == Approach.SPLIT ? "split by a model, which saw no parts, and edit" : "edit by a model");
        return record.step("model", new TypeReference<>() {}, () -> {
            Coder coder = agent().coder();
            record.say("%s works on it".formatted(coder.name()));
            Brief brief = parents.brief(file);
            boolean maySplit = planner.objection(brief).isEmpty();
            List<String> answers = file.answers().stream()
                    .map(answer -> "%s %s".formatted(answer.question(), answer.text()))
                    .toList();
            Assignment assignment = new Assignment(
                    file.task(), diagnosis, Past.of(file.history()), answers, outermost(scope), maySplit);
            return kept(coder.work(assignment, desk), desk);
        });
    }

    /** The same scope without what lies in a folder of it. */
    private static List<String> outermost(Set<String> scope) {
        return scope.stream()
                .filter(path -> scope.stream().noneMatch(folder -> path.startsWith(folder + "/")))
                .sorted()
                .toList();
    }

    private Work kept(Ending ending, BenchDesk desk) {
        if (ending instanceof Ending.HandedIn handed) {
            return new Work(
                    desk.fixtures(claim(handed.claim())), How.HANDED_IN, handed.claim(), List.of(), Optional.empty());
        }
        if (ending instanceof Ending.Delegated delegated) {
            return new Work(List.of(), How.DELEGATED, delegated.reason(), delegated.parts(), Optional.empty());
        }
        if (ending instanceof Ending.Asked asked) {
            return new Work(List.of(), How.ASKED, asked.question(), List.of(), Optional.empty());
        }
        Ending.Stopped stopped = (Ending.Stopped) ending;
        return new Work(List.of(), How.STOPPED, stopped.reason(), List.of(), Optional.of(stopped.kind()));
    }

    /** Its words, in a commit that a person reads as words of the product: as a quotation, in one line. */
    private String claim(String said) {
        String line = OutsideText.oneLine(said);
        String start = Shortened.start(LONGEST_CLAIM, line);
        String quoted = start + (start.length() < line.length() ? "…" : "");
        return "an edit by %s, which says: \"%s\"".formatted(agent().coder().name(), quoted);
    }

    /** Ends the run when there is nothing to prove; empty when a change was handed in. */
    Optional<TaskResult> end(Work work, List<String> diagnosis) {
        return switch (work.how()) {
            case HANDED_IN -> {
                record.claimed(work.text());
                yield Optional.empty();
            }
            case DELEGATED -> Optional.of(splitting().as(work.text(), work.parts(), diagnosis));
            case ASKED -> Optional.of(record.asks(OutsideText.oneLine(work.text())));
            case STOPPED ->
                Optional.of(record.stopped(
                        work.kind().orElse(FailureClass.AGENT),
                        "NOT_HANDED_IN",
                        List.of(OutsideText.safe(work.text()))));
        };
    }
}
