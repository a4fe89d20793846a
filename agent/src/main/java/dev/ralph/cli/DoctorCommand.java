package dev.ralph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.loop.Tools;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says whether this machine has what a run needs. */
@Command(
        name = "doctor",
        description = {
            "Says whether this machine has what a run needs.",
            "Looks at programs, sandbox, providers, configuration, folders and what killed runs left behind. Providers are",
            "opened and closed, each model is asked one short question, a coding agent is asked for its version; nothing",
            "else is run or changed."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 all fine, 2 problems; each has its remedy."})
final class DoctorCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Mixin
    private QueueOptions options = new QueueOptions();

    @Mixin
    private LogOptions logs = new LogOptions();

    @Option(names = "--json", description = "Print JSON (schema ralph.doctor/1) instead of text.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        Wiring wiring = Wiring.of(main.surroundings(), spec.commandLine().getErr());
        Tools.Folders folders = new Tools.Folders(options.folder(), logs.folder(options), wiring.cache());
        List<Fact> facts = new Doctor(wiring, options.remainder(), folders).facts();
        if (json) {
            out.println(json(facts));
        } else {
            int width =
                    facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
            facts.forEach(fact -> fact.lines(width).forEach(line -> out.println(Printable.text(line))));
        }
        return (isFine(facts) ? ExitCode.DONE : ExitCode.USAGE).number();
    }

    private static boolean isFine(List<Fact> facts) {
        return facts.stream().allMatch(Fact::isFine);
    }

    private static String json(List<Fact> facts) throws JsonProcessingException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schema", "ralph.doctor/1");
        root.put("ok", isFine(facts));
        root.put("facts", facts.stream().map(Fact::json).toList());
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }
}
