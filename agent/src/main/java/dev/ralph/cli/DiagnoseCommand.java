package dev.ralph.cli;

import dev.ralph.diagnose.report.DiagnosisJson;
import dev.ralph.diagnose.report.Report;
import dev.ralph.loop.DiagnosisRun;
import dev.ralph.loop.Focus;
import dev.ralph.loop.LeakTasks;
import dev.ralph.model.TaskId;
import dev.ralph.model.TestId;
import dev.ralph.repo.UserRepository;
import dev.ralph.sandbox.Sandbox;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Finds which tests of a project depend on others, on whom, and which state carries it. */
@Command(
        name = "diagnose",
        description = {
            "Finds which tests of a project depend on others, on whom, and which state carries it, by running them in many",
            "orders and by reading their source. The project is copied, never written to."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 nothing was found and all that was planned was looked at, 1 something was found or the suite is",
            "not green by itself, 2 wrong usage, or this machine lacks what is needed, 3 the suite could not be examined,",
            "4 nothing was found, but not all was looked at: the time ended first, or only some tests were asked for,",
            "130 interrupted.",
            "",
            "Example: ralph diagnose --project shop --budget 2m --html diagnosis.html"
        })
final class DiagnoseCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "The project to diagnose (default: the current folder).")
    private Path project = Path.of("");

    @Option(names = "--json", description = "Print JSON (schema ralph.diagnosis/1) instead of text.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write a page with the graph of the leaks.")
    private Optional<Path> html = Optional.empty();

    @Option(
            names = "--sarif",
            paramLabel = "FILE",
            description = "Also write what stands in the source as SARIF 2.1.0, for code hosts and editors.")
    private Optional<Path> sarif = Optional.empty();

    @Option(
            names = "--write-tasks",
            description = "Also write one task file per leak; those that are there already are named instead.")
    private boolean writeTasks;

    @Mixin
    private QueueOptions queue = new QueueOptions();

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "5m",
            converter = DurationText.class,
            description = "How long running may take, such as 90s, 5m or 1h (default: ${DEFAULT-VALUE}).")
    private Duration budget = Duration.ofMinutes(5);

    @Option(
            names = "--test",
            paramLabel = "ID",
            description = "Explain one test: whom it depends on, and who depends on it.")
    private Optional<String> test = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "REV",
            description = {
                "Look only at tests that a change since a revision of git concerns: those in changed files, those below a",
                "changed conftest.py, and all when any other file changed."
            })
    private Optional<String> since = Optional.empty();

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Override
    public Integer call() {
        Wiring wiring = Wiring.of(main.surroundings(), spec.commandLine().getErr());
        DiagnosisFiles files =
                new DiagnosisFiles(html, sarif, Optional.of(queue.folder()).filter(folder -> writeTasks));
        Focus focus = focus();
        Sandbox sandbox = suite.sandbox(wiring);
        DiagnosisRun.Target target = suite.target(wiring, sandbox, project);
        DiagnosisRun run =
                new DiagnosisRun(sandbox, target, wiring.means(sandbox, target), wiring.cache(), wiring.progress());
        ExaminationLines progress = wiring.examination();
        DiagnosisRun.Wish wish = new DiagnosisRun.Wish(project, focus, suite.environment(wiring, sandbox), budget);
        Optional<Report> report = run.run(wish, progress);
        progress.end();
        if (report.isEmpty()) {
            tell("nothing to look at: no file changed since " + since.orElse(""));
            return ExitCode.DONE.number();
        }
        files.write(report.get());
        print(report.get());
        return exitCode(report.get()).number();
    }

    private Focus focus() {
        if (test.isPresent() && since.isPresent()) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "--test and --since exclude each other");
        }
        return test.map(Focus::on).or(() -> since.map(this::changed)).orElseGet(Focus::all);
    }

    private Focus changed(String revision) {
        try (UserRepository repository = UserRepository.containing(project.toAbsolutePath())) {
            String under = DiagnosisFiles.inside(repository.root(), project);
            int skipped = under.isEmpty() ? 0 : under.length() + 1;
            return Focus.changed(repository.changedSince(revision, under).stream()
                    .map(path -> path.substring(skipped))
                    .toList());
        }
    }

    private void print(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        List<String> filed = writeTasks ? filed(report) : List.of();
        if (json) {
            out.print(DiagnosisJson.of(report));
            filed.forEach(this::tell);
        } else {
            out.print(test.isEmpty() ? DiagnosisText.of(report) : explained(report, test.get()));
            filed.forEach(out::println);
        }
        out.flush();
    }

    private static String explained(Report report, String named) {
        List<TestId> tests = report.examination().tests();
        return Focus.on(named).among(tests).stream()
                .sorted()
                .map(found -> TestText.of(report, found))
                .reduce("", String::concat);
    }

    private List<String> filed(Report report) {
        String about = DiagnosisFiles.inside(queue.folder().resolveSibling(""), project);
        List<String> lines = new ArrayList<>();
        for (LeakTasks.Filed filed :
                new LeakTasks(queue.folder(), main.surroundings().clock()).file(report, about, 1)) {
            lines.add(sentence(filed, report.groups().indexOf(filed.group()) + 1));
        }
        return lines;
    }

    private static String sentence(LeakTasks.Filed filed, int number) {
        String ids = String.join(", ", filed.tasks().stream().map(TaskId::value).toList());
        if (filed.tasks().isEmpty()) {
            return "leak %d is not filed: not confirmed in fresh processes".formatted(number);
        }
        if (filed.isNew()) {
            return "%s is new and about leak %d".formatted(ids, number);
        }
        return filed.isOver()
                ? "%s about leak %d is complete, but the leak is still there: look at it again".formatted(ids, number)
                : "%s is about leak %d already".formatted(ids, number);
    }

    private void tell(String sentence) {
        spec.commandLine().getErr().println(Printable.text(sentence));
    }

    static ExitCode exitCode(Report report) {
        return switch (report.outcome()) {
            case CLEAN -> ExitCode.DONE;
            case FOUND -> ExitCode.FAILED;
            case NOTHING_CAN_BE_SAID -> ExitCode.BLOCKED;
            case CLEAN_SO_FAR -> ExitCode.BUDGET;
        };
    }
}
