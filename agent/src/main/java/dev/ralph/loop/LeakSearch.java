package dev.ralph.loop;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.order.Examination;
import dev.ralph.diagnose.order.ParallelRuns;
import dev.ralph.diagnose.report.LeakGroup;
import dev.ralph.diagnose.report.Report;
import dev.ralph.model.Task;
import dev.ralph.model.TestId;
import dev.ralph.runner.ProbeSession;
import dev.ralph.runner.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sees the leaks again that a task is about, by running the tests that it names in many orders. */
final class LeakSearch {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int LANES = 2;

    private final Task task;
    private final Workshop shop;

    LeakSearch(Task task, Workshop shop) {
        this.task = task;
        this.shop = shop;
    }

    Sighting in(Suite suite) {
        Kit kit = shop.kit();
        try (ProbeSession session = kit.runner().open(suite, shop.room().folder("session"), Map.of(), LANES)) {
            Set<TestId> named = Named.in(task.goal(), session.tests());
            if (named.isEmpty()) {
                return new Sighting(
                        List.of(), List.of(), List.of("none of the tests that it names is in the suite of today"));
            }
            List<TestId> tests =
                    session.tests().stream().filter(named::contains).toList();
            Examination found = kit.means()
                    .examiner()
                    .examine(
                            new SmallSuite(session, tests),
                            ParallelRuns.NONE,
                            LONGEST,
                            Set.of(),
                            (step, done, of) -> {});
            Report report = Report.of(
                    task.id().value(),
                    kit.framework().name(),
                    found,
                    List.of(),
                    kit.target().remedies());
            return new Sighting.Maker(session, shop.bench().sources()).of(about(report.groups(), named));
        }
    }

    /** The leaks among the tests that the task names. */
    private static List<LeakGroup> about(List<LeakGroup> groups, Set<TestId> named) {
        return groups.stream()
                .filter(group -> group.tests().stream().anyMatch(named::contains))
                .filter(group -> group.kind() == Dependence.Kind.BRITTLE
                        || group.sources().stream().anyMatch(named::containsAll))
                .toList();
    }
}
