package dev.ralph.cli;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.queue.FileRepair;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repairs text that was decoded twice. */
@Command(
        name = "repair",
        description = {
            "Repairs text in task files that was decoded twice.",
            "Such text was UTF-8, was read as windows-1252 and stored as UTF-8 again: \u00e2\u20ac\u201d for a dash. Shows the",
            "difference, and writes nothing without --apply."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 nothing to repair, or repaired; 1 there is something to repair; 2 a file cannot be read or",
            "written.",
            "",
            "Example: ralph repair tasks/T1336.md"
        })
final class RepairCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private QueueOptions options = new QueueOptions();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files (default: all in the folder of tasks).")
    private List<Path> files = List.of();

    @Option(names = "--apply", description = "Write the repaired files.")
    private boolean apply;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Problem> problems = new ArrayList<>();
        int found = 0;
        for (Path file : files.isEmpty() ? FileRepair.candidates(options.folder()) : files) {
            try {
                found += repair(file, out) ? 1 : 0;
            } catch (RalphException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
        if (found == 0) {
            out.println("nothing to repair");
        } else if (!apply) {
            out.println("%d %s to repair; to write it, add --apply".formatted(found, found == 1 ? "file" : "files"));
        }
        return (found == 0 || apply ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private boolean repair(Path path, PrintWriter out) {
        FileRepair repair = FileRepair.of(path);
        if (!repair.isNeeded()) {
            return false;
        }
        if (apply) {
            repair.apply();
            out.println(Printable.text("repaired " + path));
        } else {
            out.print(Printable.text(repair.diff()));
        }
        return true;
    }
}
