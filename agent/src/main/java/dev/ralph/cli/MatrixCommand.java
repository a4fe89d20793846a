package dev.ralph.cli;

import dev.ralph.journal.MatrixJson;
import dev.ralph.loop.MatrixRun;
import dev.ralph.model.CellResult;
import dev.ralph.runner.Framework;
import dev.ralph.runner.Runner;
import dev.ralph.sandbox.Sandbox;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs a project's tests in every cell and prints what each showed. */
@Command(
        name = "matrix",
        description = "Runs the tests of a project in every cell of providers × orders × workers × rounds.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 every cell passed, 1 a cell failed, 3 a cell did not run."})
final class MatrixCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "The project to run (default: the current folder). It is copied, never written to.")
    private Path project = Path.of("");

    @Option(
            names = "--framework",
            paramLabel = "NAME",
            description = "The test framework: junit or pytest (default: told by the files of the project).")
    private Optional<String> framework = Optional.empty();

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description = {
                "The Python of a pytest project, or its virtual environment (default: the first found in the project,",
                "where poetry, uv, pipenv, hatch or tox keep theirs, then on the PATH)."
            })
    private Optional<Path> python = Optional.empty();

    @Option(names = "--json", description = "Print JSON (schema ralph.matrix/1) instead of a table.")
    private boolean json;

    @Mixin
    private MatrixOptions options = new MatrixOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Wiring wiring = Wiring.of(main.surroundings(), spec.commandLine().getErr());
        Framework used = wiring.runners().of(project.toAbsolutePath().normalize(), framework);
        Sandbox sandbox = wiring.sandbox(options.sandbox(wiring.config()));
        Runner runner = wiring.runner(sandbox, used, project, python);
        MatrixRun run = new MatrixRun(sandbox, runner, wiring.providers(sandbox), wiring.cache(), wiring.progress());
        List<CellResult> results =
                run.run(project, used, options.spec(wiring.providerNames(), wiring.random()), options.cellLimit());
        out.println(json ? MatrixJson.of(results).text() : table(results));
        return exitCode(results).number();
    }

    private static Table table(List<CellResult> results) {
        Table table = new Table("PROVIDER", "ORDER", "WORKERS", "ROUND", "TESTS", "FAILED", "SECONDS", "STATUS");
        for (CellResult result : results) {
            table.row(
                    result.cell().provider(),
                    result.cell().order(),
                    result.cell().workers(),
                    result.cell().round(),
                    result.testsRun().size(),
                    result.failedTests().size(),
                    result.evidence()
                            .map(evidence -> "%.1f".formatted(evidence.took().toMillis() / 1000.0))
                            .orElse("-"),
                    result.outcome() + (result.reason().isEmpty() ? "" : ": " + result.reason()));
        }
        return table;
    }

    private static ExitCode exitCode(List<CellResult> results) {
        if (results.stream().anyMatch(result -> result.outcome() == CellResult.Outcome.NOT_RUN)) {
            return ExitCode.BLOCKED;
        }
        boolean red = results.stream().anyMatch(result -> result.outcome() == CellResult.Outcome.FAILED);
        return red ? ExitCode.FAILED : ExitCode.DONE;
    }
}
