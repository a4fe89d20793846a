package dev.ralph.loop;

import dev.ralph.diagnose.Diagnosis;
import dev.ralph.diagnose.Symptoms;
import dev.ralph.diagnose.TargetLayout;
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

/** Projects that Maven builds, with the usual folders. */
public final class MavenGrounds implements Grounds {

    private final TargetLayout layout;

    public MavenGrounds(Path project) {
        this.layout = TargetLayout.of(project);
    }

    @Override
    public Site site(String project, Tree tree) {
        return Site.maven(project, layout.rootPackage(), layout.harness().map(TargetLayout.Harness::className), tree);
    }

    @Override
    public Set<String> scope() {
        return Set.of("src/test", "ci");
    }

    @Override
    public Diagnosis diagnose(List<CellResult> baseline, Map<Provider, List<Leak>> leaks) {
        return Diagnosis.from(baseline, leaks, layout);
    }

    @Override
    public List<Finding> explained(List<FailureRecord> failures, Schema schema) {
        return new Symptoms(layout, schema).read(failures);
    }

    @Override
    public List<Finding> needingRealCommits(Set<TestId> passingAlone, List<FailureRecord> failures, Schema schema) {
        return new Symptoms(layout, schema).realCommitsFor(passingAlone, failures);
    }

    @Override
    public List<Finding> readFaults(List<CellResult> baseline) {
        return List.of();
    }

    /** Static fields are put back around every test, not around one. */
    @Override
    public Optional<TestPlace> place(TestId test) {
        return Optional.empty();
    }
}
