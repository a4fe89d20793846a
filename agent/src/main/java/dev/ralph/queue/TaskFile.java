package dev.ralph.queue;

import dev.ralph.model.Criterion;
import dev.ralph.model.OutsideText;
import dev.ralph.model.RalphException;
import dev.ralph.model.Ranking;
import dev.ralph.model.Status;
import dev.ralph.model.StatusBlock;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A task file: its bytes, the task they describe, and edits that change no byte they need not. */
public final class TaskFile {

    private static final Pattern CRITERION = Pattern.compile("[ \t]*[-*+][ \t]+\\[([ xX])\\][ \t]+(.*)");
    private static final Pattern FIELD = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    private final String where;
    private final Lines lines;
    private final Optional<PlanFile> plan;
    private final List<Section> sections;
    private final List<PastFailure.Entry> failures;
    private final Optional<StatusBlocks.Block> block;
    private final Task task;

    private TaskFile(String where, byte[] bytes) {
        this.where = where;
        lines = Lines.of(bytes);
        plan = PlanFile.in(where, lines);
        sections = Section.of(lines).stream()
                .filter(section -> isOwn(section.heading()))
                .toList();
        failures = PastFailure.in(lines, sections);
        // A pasted log may hold blocks, and fences of its own that end the one around it.
        block = StatusBlocks.live(
                        lines,
                        line -> isOwn(line)
                                && failures.stream()
                                        .noneMatch(entry -> entry.section().contains(line)))
                .filter(live ->
                        plan.isEmpty() || (isOwn(live.begin()) && live.begin().isText()));
        task = read();
    }

    /** Whether a line says something about this file; a plan's tags may quote anything. */
    private boolean isOwn(Line line) {
        return plan.isEmpty() || !plan.get().owns(line);
    }

    /**
     * Reads the bytes of one file.
     *
     * @param where the file, as a person knows it; problems name it with the line
     * @throws RalphException with every problem of the file
     */
    public static TaskFile parse(String where, byte[] bytes) {
        return new TaskFile(where, bytes);
    }

    private Task read() {
        if (plan.isPresent()) {
            return plan.get().task(block, ticks(), times());
        }
        TaskReader reader = new TaskReader(where, lines);
        Head head = reader.head();
        Optional<TaskId> id = reader.id(head);
        StatusBlock state = reader.state(block);
        Ranking ranking = reader.ranking(head, state);
        Map<String, String> keys = reader.keys(head);
        reader.check();
        String goal = section("Description").map(section -> section.text(lines)).orElse("");
        return new Task(
                id.orElseThrow(),
                head.title(),
                goal.isEmpty() ? head.title() : goal,
                ranking,
                keys,
                ticks(),
                state,
                times(),
                Optional.empty());
    }

    private List<Criterion> ticks() {
        return criteria().stream().map(CriterionLine::criterion).toList();
    }

    private int times() {
        return failures.stream().mapToInt(entry -> entry.failure().times()).sum();
    }

    public Task task() {
        return task;
    }

    /** The file, byte for byte. */
    public byte[] bytes() {
        return lines.bytes();
    }

    /** The failures that the file records, oldest first. */
    public List<PastFailure> history() {
        return failures.stream().map(PastFailure.Entry::failure).toList();
    }

    /**
     * Sets the status and fields of the live block. Only values that differ are written; a field that is new goes
     * before the end of the block; a file without a block gets one at its end.
     *
     * @param fields by key in capitals; the value is cleaned and put on one line
     */
    public TaskFile withStatus(Status status, Map<String, String> fields) {
        List<BlockLine> wanted = new ArrayList<>();
        wanted.add(new BlockLine("STATUS", status.name()));
        fields.forEach((key, value) -> wanted.add(new BlockLine(key, oneLine(value))));
        if (wanted.stream().skip(1).anyMatch(line -> line.key().equals("STATUS"))) {
            throw new IllegalArgumentException("STATUS is set by the status, not as a field");
        }
        return block.map(live -> edited(splices(live, wanted))).orElseGet(() -> edited(List.of(newBlock(wanted))));
    }

    private List<Splice> splices(StatusBlocks.Block live, List<BlockLine> wanted) {
        String ending = lines.ending(live.begin());
        List<Splice> splices = new ArrayList<>();
        for (BlockLine line : wanted) {
            Optional<BlockField> present = live.field(line.key());
            if (present.isEmpty()) {
                splices.add(Splice.insert(live.end().start(), line + ending));
            } else if (!present.get().value().equals(line.value())) {
                BlockField field = present.get();
                String gap = field.start() == field.end() ? " " : "";
                splices.add(new Splice(field.start(), field.end(), gap + line.value()));
            }
        }
        return splices;
    }

    private Splice newBlock(List<BlockLine> wanted) {
        List<String> text = new ArrayList<>(List.of("## Ralph Status Block", StatusBlocks.BEGIN));
        wanted.forEach(line -> text.add(line.toString()));
        text.add(StatusBlocks.END);
        return atEnd(text);
    }

    /** Ticks every criterion with this text; one that is ticked stays as it is. */
    public TaskFile withTicked(String criterion) {
        List<CriterionLine> matching = criteria().stream()
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
     * Records a failure at the end of the file. When the last one has the same fingerprint, it is counted in that
     * one's heading instead, which also takes the new date.
     */
    public TaskFile withFailure(Failure failure) {
        Optional<PastFailure.Entry> last =
                failures.isEmpty() ? Optional.empty() : Optional.of(failures.get(failures.size() - 1));
        if (last.isPresent() && last.get().failure().fingerprint().equals(failure.fingerprint())) {
            Line heading = last.get().section().heading();
            int times = last.get().failure().times() + 1;
            return edited(
                    List.of(new Splice(heading.start(), heading.end(), PastFailure.heading(failure.at(), times))));
        }
        String stored = failure.stored();
        String fence = Fences.around(stored);
        List<String> text = new ArrayList<>();
        text.add(PastFailure.heading(failure.at(), 1));
        text.add("Fingerprint: " + failure.fingerprint());
        text.add(fence);
        stored.lines().forEach(text::add);
        text.add(fence);
        return edited(List.of(atEnd(text)));
    }

    /** A new section at the end, after a blank line; a code block that was left open is closed first. */
    private Splice atEnd(List<String> text) {
        String ending = lines.ending();
        StringBuilder out = new StringBuilder();
        List<Line> all = lines.all();
        boolean endsInLine =
                !all.isEmpty() && lines.ending(all.get(all.size() - 1)).isEmpty();
        out.append(endsInLine ? ending : "");
        out.append(lines.openFence().isEmpty() ? "" : lines.openFence() + ending);
        out.append(!out.isEmpty() || !all.get(all.size() - 1).isBlank() ? ending : "");
        text.forEach(line -> out.append(line).append(ending));
        return Splice.insert(lines.length(), out.toString());
    }

    private TaskFile edited(List<Splice> splices) {
        return splices.isEmpty() ? this : parse(where, Splice.apply(lines.bytes(), splices));
    }

    private Optional<Section> section(String name) {
        return sections.stream().filter(section -> section.isNamed(name)).findFirst();
    }

    /** A criterion and the position of the character in its box. */
    private record CriterionLine(Criterion criterion, int box) {}

    private List<CriterionLine> criteria() {
        List<CriterionLine> criteria = new ArrayList<>();
        List<Line> body = plan.flatMap(PlanFile::criteria)
                .or(() -> section("Success Criteria").map(Section::body))
                .orElse(List.of());
        for (Line line : body) {
            Matcher matcher = CRITERION.matcher(line.text());
            if (line.isText() && matcher.matches()) {
                String text = lines.decode(line.start() + matcher.start(2), line.end())
                        .strip();
                boolean ticked = matcher.group(1).toLowerCase(Locale.ROOT).equals("x");
                criteria.add(new CriterionLine(new Criterion(text, ticked), line.start() + matcher.start(1)));
            }
        }
        return criteria;
    }

    /** A line of a status block as it is to be. */
    private record BlockLine(String key, String value) {

        BlockLine {
            if (!FIELD.matcher(key).matches()) {
                throw new IllegalArgumentException("a key of a status block must match %s: %s".formatted(FIELD, key));
            }
        }

        @Override
        public String toString() {
            return key + ": " + value;
        }
    }

    private static String oneLine(String value) {
        return OutsideText.safe(value).replaceAll("\\s+", " ").strip();
    }
}
