package dev.ralph.loop;

import dev.ralph.diagnose.Diagnosis;
import dev.ralph.fixture.Site;
import dev.ralph.fixture.Tree;
import dev.ralph.model.CellResult;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Finding;
import dev.ralph.model.Leak;
import dev.ralph.model.Provider;
import dev.ralph.model.Schema;
import dev.ralph.model.TestId;
import dev.ralph.model.TestPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the tests of one project lie in its sources, and how what runs showed is read against them. */
public interface Grounds {

    /**
     * Where patterns put what they generate.
     *
     * @param project path of the project in the repository, empty for the root
     */
    Site site(String project, Tree tree);

    /** The folders and files that a repair of the tests may touch, relative to the project. */
    Set<String> scope();

    /**
     * Reads what the unchanged suite showed.
     *
     * @param baseline every cell of the matrix, before any change
     * @param leaks what the probe saw, in the order in which the tests ran
     */
    Diagnosis diagnose(List<CellResult> baseline, Map<Provider, List<Leak>> leaks);

    /** Returns what failures themselves say that they need; their stacks are of these sources. */
    List<Finding> explained(List<FailureRecord> failures, Schema schema);

    /** Returns the tests or classes of these failures that only fail because nothing is committed. */
    List<Finding> needingRealCommits(Set<TestId> passingAlone, List<FailureRecord> failures, Schema schema);

    /** Returns faults that reading finds and that explain failures, as far as a pattern can put them right. */
    List<Finding> readFaults(List<CellResult> baseline);

    /** Returns where a test stands, so that something can be put around it; empty when it must be left alone. */
    Optional<TestPlace> place(TestId test);

    /** Reads the sources of a project. */
    @FunctionalInterface
    interface Survey {
        Grounds of(Path project);
    }
}
