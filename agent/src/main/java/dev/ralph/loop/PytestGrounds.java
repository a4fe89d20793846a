package dev.ralph.loop;

import dev.ralph.diagnose.Diagnosis;
import dev.ralph.diagnose.PythonLayout;
import dev.ralph.diagnose.PythonSymptoms;
import dev.ralph.fixture.Site;
import dev.ralph.fixture.Tree;
import dev.ralph.model.CellResult;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Finding;
import dev.ralph.model.Leak;
import dev.ralph.model.Provider;
import dev.ralph.model.Schema;
import dev.ralph.model.TestId;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Projects whose tests pytest runs. */
public final class PytestGrounds implements Grounds {

    private final PythonLayout layout;

    public PytestGrounds(Path project) {
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
}
