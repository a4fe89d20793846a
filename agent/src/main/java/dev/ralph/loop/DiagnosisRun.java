package dev.ralph.loop;

import dev.ralph.diagnose.order.Examination;
import dev.ralph.diagnose.order.ExaminationListener;
import dev.ralph.diagnose.order.ParallelRuns;
import dev.ralph.diagnose.reading.StaticFinding;
import dev.ralph.diagnose.report.Remedies;
import dev.ralph.diagnose.report.Report;
import dev.ralph.model.TestId;
import dev.ralph.runner.Framework;
import dev.ralph.runner.ProbeSession;
import dev.ralph.runner.Runner;
import dev.ralph.runner.Suite;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.SandboxUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Finds out what is wrong with the tests of a project as it lies on disk, without a task and without changing it. */
public final class DiagnosisRun {

    private static final int MOST_LANES = 4;

    private final Sandbox sandbox;
    private final Target target;
    private final Means means;
    private final Path cache;
    private final LoopListener listener;

    public DiagnosisRun(Sandbox sandbox, Target target, Means means, Path cache, LoopListener listener) {
        this.sandbox = sandbox;
        this.target = target;
        this.means = means;
        this.cache = cache;
        this.listener = listener;
    }

    /** What runs the tests of a project, and what is known about its framework. */
    public record Target(Framework framework, Runner runner, Remedies remedies) {}

    /**
     * How it is found out.
     *
     * @param examiner by running
     * @param parallel by running on several workers, in an empty folder
     * @param reader by reading the sources of a project
     */
    public record Means(
            Examiner examiner,
            BiFunction<Suite, Path, ParallelRuns> parallel,
            Function<Path, List<StaticFinding>> reader) {}

    /** Finds by running which tests depend on others. */
    @FunctionalInterface
    public interface Examiner {

        /** Examines some tests as victims and as polluters; all when none is named. */
        Examination examine(
                ProbeSession session,
                ParallelRuns parallel,
                Duration budget,
                Set<TestId> focus,
                ExaminationListener progress);
    }

    /**
     * What a person asks for.
     *
     * @param environment what the tests are told besides what the runner tells them
     * @param budget how long running may take, once the project is built
     */
    public record Wish(Path project, Focus focus, Map<String, String> environment, Duration budget) {

        public Wish {
            environment = Map.copyOf(environment);
        }
    }

    /** Diagnoses a copy of the project; gives nothing when the focus is on none of its tests. */
    public Optional<Report> run(Wish wish, ExaminationListener progress) {
        SourceTree sources = SourceTree.of(wish.project(), target.framework());
        try (Workroom room = Workroom.in(cache)) {
            Path tree = room.folder("tree");
            sources.copyTo(tree);
            // What is built and run writes into its tree, and a person goes on working in the project; both would let a
            // line say something else than what ran. What a build generates is nobody's to repair, either.
            Path export = room.folder("sources");
            new SourceTree(tree, sources.project(), Set.of()).copyTo(export);
            Path source = export.resolve(sources.project());
            List<StaticFinding> read = means.reader().apply(source);
            SandboxUser.current().prepare(tree);
            listener.said("building %s in %s".formatted(wish.project(), sandbox.name()));
            Suite suite = target.runner().prepare(tree, sources.project(), room.folder("build"));
            int lanes = Math.min(MOST_LANES, Runtime.getRuntime().availableProcessors());
            try (ProbeSession session =
                    target.runner().open(suite, room.folder("session"), wish.environment(), lanes)) {
                ParallelRuns parallel = means.parallel().apply(suite, room.folder("parallel"));
                List<TestId> tests = session.tests();
                Set<TestId> focus = wish.focus().among(tests);
                return examined(session, parallel, wish, focus, progress)
                        .map(found -> new Sources(source).located(found))
                        .map(found -> Report.of(
                                wish.project().toString(), target.framework().name(), found, read, target.remedies()))
                        .map(report -> focus.containsAll(tests) ? report : report.aboutSome());
            }
        }
    }

    private Optional<Examination> examined(
            ProbeSession session, ParallelRuns parallel, Wish wish, Set<TestId> focus, ExaminationListener progress) {
        List<TestId> tests = session.tests();
        listener.said("%d tests, looking at %d".formatted(tests.size(), focus.size()));
        if (focus.isEmpty() && !tests.isEmpty()) {
            return Optional.empty();
        }
        boolean isWhole = focus.containsAll(tests);
        return Optional.of(
                means.examiner().examine(session, parallel, wish.budget(), isWhole ? Set.of() : focus, progress));
    }
}
