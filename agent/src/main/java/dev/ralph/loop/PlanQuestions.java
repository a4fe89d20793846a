package dev.ralph.loop;

import dev.ralph.model.FixtureMove;
import dev.ralph.model.OutsideText;
import dev.ralph.model.PlanTask;
import dev.ralph.queue.Answer;
import dev.ralph.verify.PlanReport;
import dev.ralph.verify.PlanReport.TruthCheck;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a plan asks a person about one state of the work, and what was answered. */
final class PlanQuestions {

    private static final int LONGEST = 2_000;
    private static final int SHORT = 10;
    private static final Pattern YES = Pattern.compile("(?i)(yes|y|oui|ok|done|approved)[.!]?");

    private final List<Answer> answers;
    private final String work;

    private PlanQuestions(List<Answer> answers, String work) {
        this.answers = answers;
        this.work = work;
    }

    /** Asks about a commit. */
    static PlanQuestions about(String commit, List<Answer> answers) {
        return new PlanQuestions(answers, "commit " + commit.substring(0, SHORT));
    }

    /** Asks about the same commit with a change. */
    PlanQuestions with(String change) {
        return new PlanQuestions(
                answers, work + " with the change " + FixtureMove.digest(change).substring(0, SHORT));
    }

    /** What a checkpoint asks; empty for a task that commands can judge. */
    Optional<String> of(PlanTask step) {
        return step.kind().isCheckpoint()
                ? Optional.of(asked("task %d, %s: %s".formatted(step.number(), step.name(), step.action())))
                : Optional.empty();
    }

    /** Asks for all truths that no evidence supports; empty when there are none, or a person said that they hold. */
    Optional<String> truths(PlanReport report) {
        List<String> open = report.truths().stream()
                .filter(truth -> !truth.isSupported())
                .map(TruthCheck::truth)
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        String question = asked(
                "no command shows these, do they hold? Answer yes, or say what does not: " + String.join("; ", open));
        boolean confirmed = answer(question).filter(PlanQuestions::isYes).isPresent();
        return confirmed ? Optional.empty() : Optional.of(question);
    }

    /** What a person answered last. */
    Optional<String> answer(String question) {
        return answers.stream()
                .filter(answer -> answer.question().equals(question))
                .reduce((first, second) -> second)
                .map(Answer::text);
    }

    private static boolean isYes(String answer) {
        return YES.matcher(answer.strip()).matches();
    }

    /** A question as its file will hold it. It names the commit: what a person saw of an older one says nothing. */
    private String asked(String question) {
        return Shortened.start(LONGEST, OutsideText.oneLine("on %s, %s".formatted(work, question)));
    }
}
