package dev.ralph.queue;

import dev.ralph.model.Criterion;
import dev.ralph.model.Plan;
import dev.ralph.model.PlanTask;
import dev.ralph.model.Ranking;
import dev.ralph.model.StatusBlock;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a plan file holds: its front matter and the parts of its body; the rest of the file is as in any task file. */
final class PlanFile {

    private static final Pattern TITLE = Pattern.compile(
            "(?i)(?:phase\\s++\\S++\\s++)?plan\\s++(?=[\\w.-]*\\d)[\\w.-]++" + "(?:\\s*[:\u2013\u2014-]\\s*(.*))?");

    private final String where;
    private final Lines lines;
    private final int bodyRow;
    private final PlanNotes notes;
    private final YamlMap matter;
    private final PlanOutline outline;

    private PlanFile(String where, Lines lines) {
        this.where = where;
        this.lines = lines;
        notes = new PlanNotes(where);
        PlanText text = new PlanText(lines);
        bodyRow = endOfMatter();
        matter = bodyRow == 0 ? YamlMap.EMPTY : FrontMatter.read(text.between(1, bodyRow - 1), notes);
        outline = new PlanOutline(text, bodyRow, notes);
    }

    /** Reads a file that is a plan; any other is nothing. */
    static Optional<PlanFile> in(String where, Lines lines) {
        return PlanFiles.isPlan(where, lines) ? Optional.of(new PlanFile(where, lines)) : Optional.empty();
    }

    private int endOfMatter() {
        Optional<Integer> end = PlanFiles.frontMatterEnd(lines);
        if (end.isEmpty()) {
            boolean begins = PlanFiles.beginsWithFrontMatter(lines);
            String what = begins ? "the front matter does not end" : "the plan has no front matter";
            notes.problem(what, 1, begins ? "write --- after its last key" : "write --- , its keys, and --- first");
            notes.check();
        }
        return end.orElse(0);
    }

    /** Whether a line is the plan's own text, where a marker or heading of a task file has another meaning. */
    boolean owns(Line line) {
        return line.number() <= bodyRow || outline.isTagged(line.number());
    }

    /** The lines that may hold criteria, when they are in tags. */
    Optional<List<Line>> criteria() {
        return outline.tagged("success_criteria").map(range -> lines.all().subList(range.first(), range.past()));
    }

    /**
     * Returns the whole as a task.
     *
     * @param block what the status block of the file says, if it has one
     */
    Task task(Optional<StatusBlocks.Block> block, List<Criterion> criteria, int failures) {
        PlanHead reader = new PlanHead(matter, PlanFiles.name(where), notes);
        Optional<TaskId> id = reader.id();
        Plan.Head head = reader.head();
        var mustHaves = new MustHavesReader(matter.map("must_haves"), notes).mustHaves();
        List<PlanTask> tasks = tasks(head);
        String goal = outline.section("objective").orElse("");
        String title = title(goal).orElseGet(() -> id.map(TaskId::value).orElse(""));
        if (goal.isEmpty()) {
            notes.warning("the plan has no objective", bodyRow);
        }
        StatusBlock state = state(block);
        Head keys = new Head(lines.all().get(0), id.map(TaskId::value).orElse(""), title, reader.keys());
        TaskReader checks = new TaskReader(where, TaskParts.Part.whole(lines));
        Ranking ranking = checks.ranking(keys, state);
        Map<String, String> others = checks.keys(keys);
        notes.addProblems(checks.problems());
        notes.check();
        Plan plan = new Plan(head, mustHaves, tasks, notes.warnings());
        return new Task(
                id.orElseThrow(),
                title,
                goal.isEmpty() ? title : goal,
                ranking,
                others,
                criteria,
                state,
                failures,
                Optional.of(plan));
    }

    private List<PlanTask> tasks(Plan.Head head) {
        PlanTaskReader reader = new PlanTaskReader(notes);
        List<PlanTask> tasks = new ArrayList<>();
        for (PlanElement element : outline.elements()) {
            reader.task(element, tasks.size() + 1).ifPresent(tasks::add);
        }
        if (outline.elements().isEmpty()) {
            notes.warning("the plan has no tasks", bodyRow);
        }
        if (head.autonomous() && tasks.stream().anyMatch(task -> task.kind().isCheckpoint())) {
            notes.warning("a checkpoint needs a person, but 'autonomous' is not false", matter.line("autonomous"));
        }
        return tasks;
    }

    private Optional<String> title(String goal) {
        return outline.title()
                .map(heading -> {
                    Matcher title = TITLE.matcher(heading);
                    return !title.matches() ? heading : title.group(1) == null ? "" : title.group(1);
                })
                .filter(title -> !title.isBlank())
                .or(() -> Optional.of(PlanWords.firstSentence(goal)).filter(sentence -> !sentence.isEmpty()));
    }

    /** What the block says. Markers in code or in tags are quoted; a block that is half there is a problem. */
    private StatusBlock state(Optional<StatusBlocks.Block> block) {
        boolean marked = StatusBlocks.markers(lines).stream().anyMatch(line -> line.isText() && !owns(line));
        if (block.isEmpty() && !marked) {
            return new StatusBlock(Optional.empty(), Map.of());
        }
        TaskReader checks = new TaskReader(where, TaskParts.Part.whole(lines));
        StatusBlock state = checks.state(block, line -> false);
        notes.addProblems(checks.problems());
        return state;
    }
}
