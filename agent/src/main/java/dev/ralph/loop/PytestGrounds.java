package dev.ralph.loop;

import dev.ralph.diagnose.Diagnosis;
import dev.ralph.diagnose.PythonLayout;
import dev.ralph.diagnose.PythonSymptoms;
import dev.ralph.diagnose.reading.LocalFixtures;
import dev.ralph.diagnose.reading.TestPlaces;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Projects whose tests pytest runs. */
public final class PytestGrounds implements Grounds {

    private final Path project;
    private final PythonLayout layout;

    public PytestGrounds(Path project) {
        this.project = project;
        this.layout = PythonLayout.of(project);
    }

    @Override
    public Site site(String project, Tree tree) {
        return Site.pytest(project, layout.tests(), layout.testsPackage(), tree);
    }

    /** The files of tests and fixtures wherever they lie, and the folder that holds most of them. */
    @Override
    public Set<String> scope() {
        Set<String> scope = new HashSet<>(layout.files());
        String tests = layout.tests();
        scope.add(tests.isEmpty() ? "isolation" : tests);
        scope.add(tests.isEmpty() ? "conftest.py" : tests + "/conftest.py");
        scope.add("ci");
        return Set.copyOf(scope);
    }

    @Override
    public Diagnosis diagnose(List<CellResult> baseline, Map<Provider, List<Leak>> leaks) {
        return Diagnosis.from(baseline, leaks, layout);
    }

    @Override
    public List<Finding> explained(List<FailureRecord> failures, Schema schema) {
        return new PythonSymptoms(layout, schema).read(failures);
    }

    @Override
    public List<Finding> needingRealCommits(Set<TestId> passingAlone, List<FailureRecord> failures, Schema schema) {
        return new PythonSymptoms(layout, schema).realCommitsFor(passingAlone, failures);
    }

    @Override
    public List<Finding> readFaults(List<CellResult> baseline) {
        Set<String> failing = baseline.stream()
                .flatMap(cell -> cell.failedTests().stream())
                .map(TestId::container)
                .collect(Collectors.toSet());
        return new LocalFixtures(project)
                .all().stream()
                        .filter(found -> found.move().isPresent()
                                && failing.contains(found.place().path()))
                        .map(Finding.class::cast)
                        .toList();
    }

    @Override
    public Optional<TestPlace> place(TestId test) {
        return new TestPlaces(project).find(test);
    }
}
