package dev.ralph.loop;

import dev.ralph.diagnose.Diagnosis;
import dev.ralph.model.CellResult;
import dev.ralph.model.Finding;
import dev.ralph.model.Fixture;
import dev.ralph.model.Step;
import dev.ralph.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The message of the one commit of a task: what leaked, what was changed and why so, and where the evidence is. */
final class CommitMessage {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int WIDTH = 80;

    private final Task task;
    private final List<String> lines = new ArrayList<>();

    private CommitMessage(Task task) {
        this.task = task;
    }

    /**
     * Writes the message.
     *
     * @param record knows the number of the attempt and where its evidence is
     */
    static String of(
            Task task,
            List<Step> steps,
            Repair.Outcome repaired,
            Diagnosis diagnosis,
            Matrices matrices,
            TaskRecord record) {
        List<String> leaked = LeakSummary.of(repaired.findings(), diagnosis.sentences(), record.evidence());
        return of(task, steps, repaired, leaked, List.of(matrices.sentence()), matrices, record);
    }

    /**
     * Writes the message.
     *
     * @param leaked what went wrong before, one sentence each
     * @param proof what shows that it does not any more, one sentence each
     */
    static String of(
            Task task,
            List<Step> steps,
            Repair.Outcome repaired,
            List<String> leaked,
            List<String> proof,
            Matrices matrices,
            TaskRecord record) {
        CommitMessage message = new CommitMessage(task);
        message.subject(matrices);
        message.section("What leaked", leaked);
        message.changes(steps, repaired.fixtures());
        message.section("For a person to decide", decisions(repaired.findings()));
        message.section(
                "Proof",
                Stream.concat(proof.stream(), new Overhead(matrices.before(), matrices.after()).sentence().stream())
                        .toList());
        message.trailers(matrices, record);
        return String.join("\n", message.lines) + "\n";
    }

    private static List<String> decisions(List<Finding> findings) {
        return findings.stream()
                .filter(Finding.SequenceAsserted.class::isInstance)
                .map(finding -> finding.sentence() + "; it holds because sequences are put back.")
                .distinct()
                .toList();
    }

    private void subject(Matrices matrices) {
        String providers = matrices.after().stream()
                .map(result -> result.cell().provider().name())
                .distinct()
                .collect(Collectors.joining(", "));
        lines.add("test(%s): isolate tests on %s".formatted(task.id(), providers));
    }

    private void section(String title, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(title + ":");
        sentences.forEach(sentence -> bullet("- ", sentence));
    }

    private void changes(List<Step> steps, List<Fixture> fixtures) {
        lines.add("");
        lines.add("What was changed, and why so:");
        for (Step step : steps) {
            List<String> parts = fixtures.stream()
                    .filter(fixture -> step.patterns().contains(fixture.pattern()))
                    .map(fixture -> fixture.pattern() + ": " + fixture.rationale())
                    .distinct()
                    .toList();
            bullet(step.number() + ". ", parts.isEmpty() ? step.goal() + ": nothing needed." : step.goal() + ".");
            parts.forEach(part -> bullet("   - ", part));
        }
    }

    private void trailers(Matrices matrices, TaskRecord record) {
        lines.add("");
        lines.add("Ralph-Task: " + task.id());
        task.parent().ifPresent(parent -> lines.add("Ralph-Parent: " + parent));
        lines.add("Ralph-Attempt: " + record.attempt());
        lines.add("Ralph-Verdict: FIXED");
        lines.add("Ralph-Matrix: %s -> %s".formatted(count(matrices.before()), count(matrices.after())));
        lines.add(record.trailer());
    }

    private static String count(List<CellResult> results) {
        long passed = results.stream()
                .filter(result -> result.outcome() == CellResult.Outcome.PASSED)
                .count();
        return passed + "/" + results.size();
    }

    /** Wraps a sentence under its bullet. */
    private void bullet(String mark, String sentence) {
        StringBuilder line = new StringBuilder(mark);
        String indent = " ".repeat(mark.length());
        for (String word : SPACE.split(sentence.strip())) {
            if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
    }
}
