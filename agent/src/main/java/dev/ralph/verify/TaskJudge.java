package dev.ralph.verify;

import dev.ralph.model.PlanTask;
import dev.ralph.sandbox.Finished;
import dev.ralph.verify.CommandRun.Seen;
import dev.ralph.verify.ForeignPaths.Mapped;
import dev.ralph.verify.PlanReport.CommandCheck;
import dev.ralph.verify.PlanReport.Outcome;
import dev.ralph.verify.PlanReport.TaskCheck;
import dev.ralph.verify.VerifyBlock.Item;
import dev.ralph.verify.shell.Script;
import dev.ralph.verify.shell.ScriptReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs and judges the verify commands of one task. */
final class TaskJudge {

    private final CommandRun runs;
    private final ForeignPaths paths;
    private final Path exchange;
    private final Path logs;
    private final StringBuilder settings = new StringBuilder();
    private int number;

    /**
     * Judges one task.
     *
     * @param exchange an empty folder for what goes into the sandbox and out of it
     */
    TaskJudge(CommandRun runs, ForeignPaths paths, Path exchange, Path logs) {
        this.runs = runs;
        this.paths = paths;
        this.exchange = exchange;
        this.logs = logs;
    }

    TaskCheck judge(PlanTask task) {
        List<CommandCheck> commands = new ArrayList<>();
        for (Item item : VerifyBlock.of(task.verify()).items()) {
            commands.add(item.isSetting() ? setting(item) : judge(item, task.number()));
        }
        return new TaskCheck(task.number(), task.name(), outcome(commands), reason(commands), commands);
    }

    /** {@code cd} and the like would be lost: each line has a shell of its own. */
    private CommandCheck setting(Item item) {
        settings.append(item.source()).append('\n');
        return new CommandCheck(
                item.source(),
                Outcome.INFO,
                "it holds for the lines behind it",
                List.of(),
                0,
                Optional.empty(),
                List.of());
    }

    private CommandCheck judge(Item item, int task) {
        if (item.script().isEmpty()) {
            return CommandCheck.notRun(item.source(), item.problem());
        }
        Mapped mapped = map(settings + item.source());
        if (!mapped.problem().isEmpty()) {
            return CommandCheck.notRun(item.source(), mapped.problem());
        }
        Script script = script(mapped.source());
        boolean marked = MarkerJudge.isFor(script);
        // Words of its own mean what the line's author saw in an ordinary shell; there, the last of a pipe decides.
        Seen seen = runs.run(mapped.source(), script, !marked, newExchange(), log(task));
        Ruling ruling = rule(item.script().get(), script, marked, seen);
        return new CommandCheck(
                item.source(),
                ruling.outcome(),
                ruling.reason(),
                mapped.notes(),
                ruling.testsPassed(),
                Optional.of(seen.finished().evidence()),
                seen.kept());
    }

    private Mapped map(String source) {
        return paths.map(source, script(source));
    }

    /** Reads a source that is known to be understood. */
    private static Script script(String source) {
        return ScriptReader.read(source).script().orElseThrow();
    }

    private static Ruling rule(Script own, Script whole, boolean marked, Seen seen) {
        Finished.Ending ending = seen.finished().ending();
        if (ending != Finished.Ending.EXITED) {
            return Ruling.noEvidence(
                    switch (ending) {
                        case TIMED_OUT -> "it was killed at its deadline";
                        case TOO_MUCH_OUTPUT -> "it was killed because it wrote too much output";
                        case INTERRUPTED -> "it was interrupted";
                        case EXITED -> throw new IllegalStateException();
                    });
        }
        if (seen.trace().foreign()) {
            return Ruling.noEvidence("something it started wrote into the record of exit codes");
        }
        if (seen.trace().end().isEmpty()) {
            return Ruling.noEvidence("its shell did not come to its end (exit code %d)"
                    .formatted(seen.finished().evidence().exitCode()));
        }
        LineRun run = LineRun.of(whole, seen.trace(), seen.output(), seen.shown());
        if (marked) {
            return MarkerJudge.rule(run);
        }
        return LineJudge.pointless(own).map(Ruling::noEvidence).orElseGet(() -> new LineJudge(run).rule());
    }

    private Path newExchange() {
        try {
            return Files.createDirectories(exchange.resolve(Integer.toString(++number)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a folder in " + exchange, e);
        }
    }

    private Path log(int task) {
        return logs.resolve("task-%d-command-%d.log".formatted(task, number));
    }

    private static Outcome outcome(List<CommandCheck> commands) {
        List<Outcome> outcomes = commands.stream().map(CommandCheck::outcome).toList();
        if (outcomes.contains(Outcome.FAILED)) {
            return Outcome.FAILED;
        }
        boolean shown = outcomes.contains(Outcome.PASSED) && !outcomes.contains(Outcome.NO_EVIDENCE);
        return shown ? Outcome.PASSED : Outcome.NO_EVIDENCE;
    }

    private static String reason(List<CommandCheck> commands) {
        if (commands.isEmpty()) {
            return "it has no verify command";
        }
        Outcome outcome = outcome(commands);
        String reasons = commands.stream()
                .filter(command -> command.outcome() == outcome)
                .map(CommandCheck::reason)
                .distinct()
                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "its commands only inform" : reasons;
    }
}
