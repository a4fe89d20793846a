package dev.ralph.coder;

import dev.ralph.llm.Prompts;
import dev.ralph.model.Edit;
import dev.ralph.model.FailureClass;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.sandbox.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A coding agent that is a program of its own. It works in the sandbox on files that are exported for it; what it says
 * is a claim, and what it leaves behind is handed in only when all of it is changes of texts that the desk takes.
 */
public final class CommandCoder implements Coder {

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int MOST_TOLD = 10;

    /** What programs say when their provider or their account is the trouble and not the task. */
    private static final Pattern OUT_OF_ORDER = Pattern.compile(
            "(?i)rate.?limit|usage limit|quota|overloaded|not logged in|please (?:log|run /log)|invalid api key"
                    + "|authentication|unauthorized|connection refused|ECONN|ENOTFOUND|could not resolve"
                    + "|name resolution|network is unreachable");

    private final AgentProgram program;
    private final Path exchanges;
    private final Function<Assignment, String> prompts;
    private final Function<String, Optional<Ending.Delegated>> splits;

    /**
     * An agent.
     *
     * @param exchanges folder that keeps what was asked and what was said
     * @param prompts what it is told, as text
     * @param splits finds the wish to split the task in what it said
     */
    public CommandCoder(
            AgentProgram program,
            Path exchanges,
            Function<Assignment, String> prompts,
            Function<String, Optional<Ending.Delegated>> splits) {
        this.program = program;
        this.exchanges = exchanges;
        this.prompts = prompts;
        this.splits = splits;
    }

    /** What agents are told: who they work for, and the task. */
    public static Function<Assignment, String> prompts(Prompts prompts) {
        return assignment ->
                prompts.render("agent", Map.of()) + "\n" + prompts.render("task", Briefing.values(assignment));
    }

    @Override
    public String name() {
        return program.command().name();
    }

    @Override
    public Ending work(Assignment assignment, Desk desk) {
        String prompt = program.safe(prompts.apply(assignment));
        Path folder = desk.export();
        SandboxUser.current().prepare(folder);
        FolderState before = before(folder);
        AgentProgram.Said said;
        try {
            said = program.work(folder, prompt);
        } catch (RalphException e) {
            return new Ending.Stopped(
                    FailureClass.ENVIRONMENT,
                    sentence(e) + ": " + e.problems().get(0).remedy());
        }
        keep(prompt, said);
        AgentClaim claim = AgentClaim.of(said.output(), prompt);
        Optional<Ending> cutOff = cutOff(said).or(() -> outOfOrder(said, claim));
        if (cutOff.isPresent()) {
            return cutOff.get();
        }
        if (claim.isBlocked()) {
            return new Ending.Asked(claim.question());
        }
        AgentChanges changes = AgentChanges.of(folder, before, desk, program.secrets());
        return changes.isNothing() ? unchanged(assignment, said, claim) : taken(changes, desk, claim);
    }

    private static FolderState before(Path folder) {
        try {
            return FolderState.of(folder, ByProducts.ofGit());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Ending> cutOff(AgentProgram.Said said) {
        return switch (said.ending()) {
            case EXITED -> Optional.empty();
            case INTERRUPTED -> Optional.of(new Ending.Stopped(FailureClass.ENVIRONMENT, name() + " was interrupted"));
            case TIMED_OUT ->
                Optional.of(new Ending.Stopped(
                        FailureClass.AGENT,
                        "%s did not end within %d s"
                                .formatted(name(), program.command().deadline().toSeconds())));
            case TOO_MUCH_OUTPUT ->
                Optional.of(new Ending.Stopped(
                        FailureClass.AGENT, name() + " was ended because it wrote more output than anybody reads"));
        };
    }

    /** What it changed until then is half of a change. */
    private Optional<Ending> outOfOrder(AgentProgram.Said said, AgentClaim claim) {
        return said.exitCode() == 0 || !OUT_OF_ORDER.matcher(claim.last()).find()
                ? Optional.empty()
                : Optional.of(new Ending.Stopped(
                        FailureClass.ENVIRONMENT,
                        "%s ended with exit code %d: %s".formatted(name(), said.exitCode(), claim.last())));
    }

    private Ending unchanged(Assignment assignment, AgentProgram.Said said, AgentClaim claim) {
        if (said.exitCode() == NOT_FOUND || said.exitCode() == NOT_EXECUTABLE) {
            return new Ending.Stopped(
                    FailureClass.ENVIRONMENT, "%s cannot be started: %s".formatted(name(), claim.last()));
        }
        if (said.exitCode() != 0) {
            return new Ending.Stopped(
                    FailureClass.AGENT,
                    "%s ended with exit code %d and changed nothing: %s"
                            .formatted(name(), said.exitCode(), claim.last()));
        }
        Optional<Ending.Delegated> split = assignment.maySplit() ? splits.apply(said.output()) : Optional.empty();
        return split.isPresent()
                ? split.get()
                : new Ending.Stopped(
                        FailureClass.AGENT, "%s changed nothing; it says: %s".formatted(name(), claim.text()));
    }

    private Ending taken(AgentChanges changes, Desk desk, AgentClaim claim) {
        List<String> objections = new ArrayList<>(changes.objections());
        if (objections.isEmpty()) {
            for (Edit edit : changes.edits()) {
                try {
                    desk.apply(edit);
                } catch (RalphException e) {
                    objections.add(sentence(e));
                }
            }
        }
        if (objections.isEmpty()) {
            return new Ending.HandedIn(claim.text());
        }
        int more = objections.size() - MOST_TOLD;
        return new Ending.Stopped(
                FailureClass.AGENT,
                "the change of %s cannot be taken: %s%s"
                        .formatted(
                                name(),
                                objections.stream().limit(MOST_TOLD).collect(Collectors.joining("; ")),
                                more > 0 ? "; and %d more".formatted(more) : ""));
    }

    private static String sentence(RalphException e) {
        return e.problems().stream()
                .map(problem -> problem.what() + " " + problem.where())
                .collect(Collectors.joining("; "));
    }

    /** Keeps one exchange beside those that are there already. */
    private void keep(String prompt, AgentProgram.Said said) {
        String text = "%s, %s, exit code %d\n\n== prompt ==\n%s\n\n== output ==\n%s\n"
                .formatted(
                        program.command().argv(), said.ending(), said.exitCode(), program.safe(prompt), said.output());
        try {
            Files.createDirectories(exchanges);
            for (int number = 1; ; number++) {
                Path file = exchanges.resolve("command-%04d.txt".formatted(number));
                if (Files.notExists(file)) {
                    Files.writeString(file, program.safe(text), StandardOpenOption.CREATE_NEW);
                    return;
                }
            }
        } catch (IOException e) {
            Problem problem = new Problem(
                    "what a coding agent was asked and said cannot be kept: " + e,
                    exchanges.toString(),
                    "make room or allow writing there");
            throw new RalphException(List.of(problem), e);
        }
    }
}
