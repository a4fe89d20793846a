package dev.ralph.queue;

import dev.ralph.model.Criterion;
import dev.ralph.model.RalphException;
import dev.ralph.model.Ranking;
import dev.ralph.model.Status;
import dev.ralph.model.StatusBlock;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task in its file: the bytes of the file, the task that it or a part of it describes, and edits that change no byte
 * they need not.
 */
public final class TaskFile {

    private final String where;
    private final int part;
    private final Lines lines;
    private final Optional<PlanFile> plan;
    private final List<Section> sections;
    private final FailureLog failures;
    private final Optional<StatusBlocks.Block> block;
    private final Task task;

    private TaskFile(String where, TaskParts parts, int part) {
        this.where = where;
        this.part = part;
        lines = parts.parts().get(part).lines();
        // A part of a file begins with the line that separates it, which only looks like front matter.
        plan = parts.parts().size() == 1 ? PlanFile.in(where, lines) : Optional.empty();
        sections = Section.of(lines).stream()
                .filter(section -> isOwn(section.heading()))
                .toList();
        failures = FailureLog.of(lines, sections);
        // A pasted log may hold blocks, and fences of its own that end the one around it.
        block = StatusBlocks.live(lines, line -> isOwn(line) && !isHistory(line))
                .filter(live ->
                        plan.isEmpty() || (isOwn(live.begin()) && live.begin().isText()));
        task = plan.isPresent()
                ? plan.get().task(block, criteria(), failures.count())
                : read(new TaskReader(where, parts.parts().get(part)));
    }

    /** Whether a line says something about this file; a plan's tags may quote anything. */
    private boolean isOwn(Line line) {
        return plan.isEmpty() || !plan.get().owns(line);
    }

    private List<CriterionLine> criterionLines() {
        return plan.flatMap(PlanFile::criteria)
                .map(body -> CriterionLine.in(lines, body.stream()))
                .orElseGet(() -> CriterionLine.in(lines, sections));
    }

    private List<Criterion> criteria() {
        return criterionLines().stream().map(CriterionLine::criterion).toList();
    }

    private boolean isHistory(Line line) {
        return failures.contains(line)
                || sections.stream().anyMatch(section -> section.contains(line) && Answer.isOne(section));
    }

    /**
     * Reads the bytes of a file that holds one task.
     *
     * @param where the file, as a person knows it; problems name it with the line
     * @throws RalphException with every problem of the file; that it holds several tasks is one
     */
    public static TaskFile parse(String where, byte[] bytes) {
        TaskParts parts = TaskParts.of(where, Lines.of(bytes));
        if (parts.parts().size() > 1) {
            throw new RalphException(
                    "the file holds %d tasks".formatted(parts.parts().size()),
                    where + ":" + parts.parts().get(1).headLine(),
                    "give each task a file of its own");
        }
        return part(where, parts, 0);
    }

    /**
     * Reads the bytes of a file that holds one task or more, and accepts no problem; {@link TaskFiles} gives the tasks
     * that can be read beside the problems of the others.
     *
     * @throws RalphException with every problem of the file
     */
    public static List<TaskFile> parseAll(String where, byte[] bytes) {
        TaskFiles files = TaskFiles.of(where, bytes);
        if (!files.problems().isEmpty()) {
            throw new RalphException(files.problems(), null);
        }
        return files.tasks();
    }

    static TaskFile part(String where, TaskParts parts, int part) {
        return new TaskFile(where, parts, part);
    }

    private Task read(TaskReader reader) {
        Head head = reader.head();
        Optional<TaskId> id = reader.id(head);
        StatusBlock state = reader.state(block, this::isHistory);
        Ranking ranking = reader.ranking(head, state);
        Map<String, String> keys = reader.keys(head);
        reader.check();
        return new Task(
                id.orElseThrow(),
                head.title(),
                goal().orElse(head.title()),
                ranking,
                keys,
                criteria(),
                state,
                failures.count(),
                Optional.empty());
    }

    /** The first section for it that says something; the title may be cut off. */
    private Optional<String> goal() {
        return sections.stream()
                .filter(section -> section.is(Term.DESCRIPTION))
                .map(section -> section.text(lines))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    public Task task() {
        return task;
    }

    /** The whole file, byte for byte, with all the tasks it holds. */
    public byte[] bytes() {
        return lines.bytes();
    }

    /** The text of every section, by its heading; not the status block, the failures and the answers. */
    public Map<String, String> sections() {
        Map<String, String> texts = new LinkedHashMap<>();
        sections.stream()
                .filter(section -> !FailureEntry.isOne(section) && !Answer.isOne(section))
                .filter(section ->
                        block.filter(live -> section.contains(live.begin())).isEmpty())
                .forEach(section -> texts.merge(
                        lines.decode(
                                        section.heading().start() + 2,
                                        section.heading().end())
                                .strip(),
                        section.text(lines),
                        (first, second) -> first + "\n\n" + second));
        return Collections.unmodifiableMap(texts);
    }

    /** The failures that the task records, oldest first. */
    public List<PastFailure> history() {
        return failures.entries().stream().map(FailureEntry::failure).toList();
    }

    /** The answers that people gave, oldest first. */
    public List<Answer> answers() {
        return Answer.in(lines, sections);
    }

    /**
     * Sets the status and fields of the live block. Only values that differ are written; a field that is new goes
     * before the end of the block; a task without a block gets one at its end.
     *
     * @param fields by key in capitals; the value is cleaned and put on one line
     */
    public TaskFile withStatus(Status status, Map<String, String> fields) {
        BlockEdit edit = new BlockEdit(status, fields);
        return edited(block.map(live -> edit.in(lines, live)).orElseGet(() -> List.of(edit.newIn(lines))));
    }

    /** Ticks every criterion with this text; one that is ticked stays as it is. */
    public TaskFile withTicked(String criterion) {
        List<CriterionLine> matching = criterionLines().stream()
                .filter(line -> line.criterion().text().equals(criterion))
                .toList();
        if (matching.isEmpty()) {
            throw new IllegalArgumentException("%s has no criterion '%s'".formatted(where, criterion));
        }
        return edited(matching.stream()
                .filter(line -> !line.criterion().ticked())
                .map(line -> new Splice(line.box(), line.box() + 1, "x"))
                .toList());
    }

    /**
     * Records a failure at the end of the task. When the last one is the same after the same was tried, it is
     * counted in that one's heading instead, which also takes the new date. Of our own failures the last ten are kept, the others counted.
     */
    public TaskFile withFailure(Failure failure) {
        return edited(failures.with(failure));
    }

    /** Records an answer at the end of the task. */
    public TaskFile withAnswer(Answer answer) {
        return edited(List.of(NewSection.at(lines, answer.lines())));
    }

    private TaskFile edited(List<Splice> splices) {
        if (splices.isEmpty()) {
            return this;
        }
        byte[] bytes = Splice.apply(lines.bytes(), splices);
        return part(where, TaskParts.of(where, Lines.of(bytes)), part);
    }
}
