package dev.ralph.queue;

import dev.ralph.model.Criterion;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A draft as the bytes of its file. */
final class DraftFile {

    private static final int DECIMALS = 6;

    private DraftFile() {}

    /** Renders the file of a draft, and reads it again: nothing is written that would be understood differently. */
    static byte[] of(TaskId id, Draft draft, LocalDate created) {
        String text = String.join("\n", lines(id, draft, created)) + "\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Task task = TaskFile.parse(id + ".md", bytes).task();
        boolean isSame = task.id().equals(id)
                && task.title().equals(draft.heading())
                && task.goal().equals(draft.goal())
                && task.ranking().queue().equals(draft.ranking().queue())
                && task.ranking().priority() == draft.ranking().priority()
                && task.criteria().stream().map(Criterion::text).toList().equals(draft.criteria())
                && task.keys().entrySet().containsAll(draft.keys().entrySet())
                && task.status() == Status.PENDING
                && task.failures() == 0;
        if (!isSame) {
            throw new IllegalStateException("the file of %s would be read as %s".formatted(id, task));
        }
        return bytes;
    }

    private static List<String> lines(TaskId id, Draft draft, LocalDate created) {
        List<String> lines = new ArrayList<>();
        lines.add("# Task %s: %s".formatted(id, draft.heading()));
        lines.add("");
        lines.add("**Priority**: P" + draft.ranking().priority());
        lines.add("**WSJF Score**: " + wsjf(draft.ranking().wsjf()));
        lines.add("**Queue**: " + draft.ranking().queue().toUpperCase(Locale.ROOT));
        draft.keys().forEach((key, value) -> lines.add("**%s**: %s".formatted(key, value)));
        lines.add("**Created**: " + created);
        section(lines, "Description", draft.goal());
        if (!draft.reason().isEmpty()) {
            section(lines, "Reason for Delegation", draft.reason());
        }
        if (!draft.criteria().isEmpty()) {
            lines.addAll(List.of("", "## Success Criteria"));
            draft.criteria().forEach(text -> lines.add("- [ ] " + text));
        }
        lines.addAll(List.of("", "## Ralph Status Block", StatusBlocks.BEGIN, "STATUS: " + Status.PENDING));
        lines.add(StatusBlocks.END);
        return lines;
    }

    private static void section(List<String> lines, String heading, String text) {
        lines.addAll(List.of("", "## " + heading, SectionText.written(text)));
    }

    private static String wsjf(double score) {
        BigDecimal exact = BigDecimal.valueOf(score);
        return exact.setScale(Math.min(Math.max(exact.scale(), 1), DECIMALS), RoundingMode.HALF_UP)
                .toPlainString();
    }
}
