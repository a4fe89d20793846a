package dev.ralph.cli;

import dev.ralph.loop.PlanVerification;
import dev.ralph.model.OutsideText;
import dev.ralph.model.Plan;
import dev.ralph.verify.PlanReport;
import dev.ralph.verify.PlanReport.CommandCheck;
import dev.ralph.verify.PlanReport.FileCheck;
import dev.ralph.verify.PlanReport.TaskCheck;
import dev.ralph.verify.PlanReport.TruthCheck;
import java.util.List;

/** The judgement on a plan as text for people. */
final class VerifyText {

    private static final int WIDEST = 100;

    private VerifyText() {}

    static String of(PlanVerification.Result result, Plan plan) {
        PlanReport report = result.report();
        Table table = new Table("VERDICT", "WHAT", "WHY");
        report.artifacts().forEach(check -> file(table, "artifact ", check));
        report.keyLinks().forEach(check -> file(table, "link ", check));
        report.tasks().forEach(task -> task(table, task));
        report.truths().forEach(truth -> truth(table, truth));
        StringBuilder text = new StringBuilder(table.toString()).append('\n');
        list(text, "Open", report.open());
        list(text, "Read leniently", plan.warnings());
        text.append("The output of each command: ").append(result.logs()).append('\n');
        return text.append(report.overall()).append('\n').toString();
    }

    private static void file(Table table, String kind, FileCheck check) {
        table.row(check.outcome(), line(kind + check.subject()), line(check.reason()));
    }

    private static void task(Table table, TaskCheck task) {
        table.row(task.outcome(), line("task %d: %s".formatted(task.number(), task.name())), line(task.reason()));
        for (CommandCheck command : task.commands()) {
            table.row("  " + command.outcome(), line("  $ " + command.source()), line(command.reason()));
            command.notes().forEach(note -> table.row("", "", line(note)));
        }
    }

    private static void truth(Table table, TruthCheck truth) {
        table.row(truth.isSupported() ? "SUPPORTED" : "OPEN", line("truth: " + truth.truth()), line(truth.reason()));
    }

    private static void list(StringBuilder text, String title, List<String> entries) {
        if (!entries.isEmpty()) {
            text.append(title).append(":\n");
            entries.forEach(entry -> text.append("  - ").append(clean(entry)).append('\n'));
            text.append('\n');
        }
    }

    private static String line(String foreign) {
        String clean = clean(foreign);
        return clean.length() > WIDEST ? clean.substring(0, WIDEST - 1) + "…" : clean;
    }

    /** Foreign text on one line: it could draw rows of its own otherwise. */
    private static String clean(String foreign) {
        return Printable.text(OutsideText.safe(foreign)).replaceAll("\\s*[\n\t]\\s*", " ⏎ ");
    }
}
