package dev.ralph.verify;

import dev.ralph.model.Evidence;
import dev.ralph.model.OutsideText;
import dev.ralph.verify.PlanReport.CommandCheck;
import dev.ralph.verify.PlanReport.Outcome;
import dev.ralph.verify.PlanReport.TaskCheck;
import dev.ralph.verify.PlanReport.TruthCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Links truths to the commands that support them. One kind of sentence is understood so far, that tests run without
 * certain errors; any other stays open for a person, whatever files there are.
 */
final class TruthJudge {

    private static final Pattern WITHOUT_ERRORS = Pattern.compile(
            "(?i)(?:all )?(?:the )?tests? (?:runs?|pass(?:es)?|executes?|completes?) without (?:any )?(.+?) (?:errors?|failures?)\\.?");

    private final List<TaskCheck> tasks;

    TruthJudge(List<TaskCheck> tasks) {
        this.tasks = tasks;
    }

    TruthCheck judge(String truth) {
        Matcher matcher = WITHOUT_ERRORS.matcher(truth.strip());
        if (!matcher.matches()) {
            return open(truth, "no rule links it to a command");
        }
        List<CommandCheck> all =
                tasks.stream().flatMap(task -> task.commands().stream()).toList();
        List<CommandCheck> ran = all.stream().filter(TruthJudge::ranTests).toList();
        if (ran.isEmpty()) {
            return open(truth, "no command of the plan showed tests that passed");
        }
        Optional<CommandCheck> unsure = all.stream()
                .filter(command -> command.outcome() == Outcome.FAILED || command.outcome() == Outcome.NO_EVIDENCE)
                .filter(command -> VerifyBlock.runsTests(command.source()))
                .findFirst();
        if (unsure.isPresent()) {
            return open(truth, "other tests did not pass: " + unsure.get().reason());
        }
        String error = matcher.group(1);
        return ran.stream().anyMatch(command -> mayHold(command, error))
                ? open(truth, "the output of the tests holds '%s'".formatted(error))
                : new TruthCheck(
                        truth,
                        "the tests passed and no output holds '%s'".formatted(error),
                        ran.stream().map(CommandCheck::source).toList());
    }

    private static boolean ranTests(CommandCheck command) {
        return command.outcome() == Outcome.PASSED && command.testsPassed() > 0;
    }

    /** An output that cannot be read may hold anything. */
    private static boolean mayHold(CommandCheck command, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        Stream<Path> logs = Stream.concat(command.evidence().map(Evidence::log).stream(), command.shown().stream());
        return logs.anyMatch(log -> {
            try {
                return OutsideText.plain(CommandRun.read(log))
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted);
            } catch (IOException e) {
                return true;
            }
        });
    }

    private static TruthCheck open(String truth, String reason) {
        return new TruthCheck(truth, reason, List.of());
    }
}
