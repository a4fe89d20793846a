package dev.ralph.verify;

import dev.ralph.model.Evidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The judgement on a plan: each thing that must hold, with what showed it.
 *
 * @param truths what no command supports stays open, for a person
 */
public record PlanReport(
        List<FileCheck> artifacts, List<FileCheck> keyLinks, List<TaskCheck> tasks, List<TruthCheck> truths) {

    /** What one check came to. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** Nothing was shown either way; never counted as success. */
        NO_EVIDENCE,
        /** A command that by its own words only informs, or only prepares those behind it. */
        INFO
    }

    /** What the whole plan came to. */
    public enum Overall {
        /** Every artifact, link, task and truth is shown. */
        PASSED,
        FAILED,
        /** Nothing failed and something is open. */
        NEEDS_PERSON
    }

    /**
     * The check of one artifact or link.
     *
     * @param subject the path, or for a link both ends
     * @param reason one sentence; for what failed, all that is wrong
     */
    public record FileCheck(String subject, Outcome outcome, String reason) {}

    /** The check of one task of the plan. */
    public record TaskCheck(int number, String name, Outcome outcome, String reason, List<CommandCheck> commands) {

        public TaskCheck {
            commands = List.copyOf(commands);
        }
    }

    /**
     * The check of one verify command.
     *
     * @param source the command as the plan has it
     * @param notes what was changed to run it, one sentence each
     * @param testsPassed how many tests passed in it, as far as its output tells
     * @param evidence empty when it was not run
     * @param shown files with output that the command itself read away
     */
    public record CommandCheck(
            String source,
            Outcome outcome,
            String reason,
            List<String> notes,
            int testsPassed,
            Optional<Evidence> evidence,
            List<Path> shown) {

        public CommandCheck {
            notes = List.copyOf(notes);
            shown = List.copyOf(shown);
        }

        /** A command that could not be run or judged at all. */
        static CommandCheck notRun(String source, String reason) {
            return new CommandCheck(source, Outcome.NO_EVIDENCE, reason, List.of(), 0, Optional.empty(), List.of());
        }
    }

    /**
     * What became of one truth.
     *
     * @param supportedBy the commands that show it; empty while it is open
     */
    public record TruthCheck(String truth, String reason, List<String> supportedBy) {

        public TruthCheck {
            supportedBy = List.copyOf(supportedBy);
        }

        public boolean isSupported() {
            return !supportedBy.isEmpty();
        }
    }

    public PlanReport {
        artifacts = List.copyOf(artifacts);
        keyLinks = List.copyOf(keyLinks);
        tasks = List.copyOf(tasks);
        truths = List.copyOf(truths);
    }

    /** What follows from all checks together. A plan that demands nothing is not passed. */
    public Overall overall() {
        if (outcomes().contains(Outcome.FAILED)) {
            return Overall.FAILED;
        }
        return !outcomes().isEmpty() && open().isEmpty() ? Overall.PASSED : Overall.NEEDS_PERSON;
    }

    /** What is neither shown nor refuted, one line each. */
    public List<String> open() {
        List<String> open = new ArrayList<>();
        artifacts.forEach(check -> addOpen(open, "artifact " + check.subject(), check.outcome(), check.reason()));
        keyLinks.forEach(check -> addOpen(open, "link " + check.subject(), check.outcome(), check.reason()));
        tasks.forEach(check -> addOpen(open, "task " + check.number(), check.outcome(), check.reason()));
        truths.stream()
                .filter(check -> !check.isSupported())
                .forEach(check -> open.add("truth \"%s\": %s".formatted(check.truth(), check.reason())));
        return List.copyOf(open);
    }

    private static void addOpen(List<String> open, String what, Outcome outcome, String reason) {
        if (outcome == Outcome.NO_EVIDENCE || outcome == Outcome.INFO) {
            open.add(what + ": " + reason);
        }
    }

    private List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        artifacts.forEach(check -> outcomes.add(check.outcome()));
        keyLinks.forEach(check -> outcomes.add(check.outcome()));
        tasks.forEach(check -> outcomes.add(check.outcome()));
        return outcomes;
    }
}
