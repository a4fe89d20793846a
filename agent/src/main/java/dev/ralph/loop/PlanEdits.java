package dev.ralph.loop;

import dev.ralph.diagnose.reading.LocalFixtures;
import dev.ralph.fixture.Application;
import dev.ralph.fixture.Pattern;
import dev.ralph.fixture.Site;
import dev.ralph.model.Edit;
import dev.ralph.model.Finding;
import dev.ralph.model.Finding.AntiPattern;
import dev.ralph.model.Fixture;
import dev.ralph.model.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The change that carries a plan out.
 *
 * @param found what the files that the plan names hold
 * @param fixtures what patterns answer, or what a model made where they answer nothing
 */
record PlanEdits(List<AntiPattern> found, List<Fixture> fixtures) {

    private static final java.util.regex.Pattern TEST_FILE =
            java.util.regex.Pattern.compile("(^|/)(test_[^/]*|[^/]*_test)\\.py$|(Tests?|IT)\\.java$");

    PlanEdits {
        found = List.copyOf(found);
        fixtures = List.copyOf(fixtures);
    }

    /**
     * Lets patterns answer what the files hold.
     *
     * @param sources the folder that the tests are run in
     */
    static PlanEdits of(Prescription plan, Path sources, Workbench bench) {
        LocalFixtures reading = new LocalFixtures(sources);
        List<AntiPattern> found =
                plan.files().stream().flatMap(file -> reading.in(file).stream()).toList();
        Site site = Site.pytest(bench.project(), "", bench.files()::readText);
        List<Pattern> patterns = plan.kit().patterns().all().stream()
                .filter(pattern -> pattern.answers(List.copyOf(found)))
                .toList();
        return new PlanEdits(found, Application.applyAll(patterns, site, List.<Finding>copyOf(found), Schema.EMPTY));
    }

    PlanEdits byModel(List<Fixture> made) {
        return new PlanEdits(found, made);
    }

    boolean areNone() {
        return fixtures.isEmpty();
    }

    /** What no pattern puts right. */
    List<String> open() {
        return found.stream()
                .filter(one -> one.move().isEmpty())
                .map(AntiPattern::what)
                .toList();
    }

    /**
     * The files whose tests must show the change: those that patterns edit, and all files of tests that a model does.
     *
     * @param project path of the folder that the tests are run in, inside the repository
     */
    Set<String> files(String project) {
        Set<String> changed = found.stream()
                .filter(one -> one.move().isPresent())
                .map(one -> one.place().path())
                .collect(Collectors.toCollection(TreeSet::new));
        String prefix = project.isEmpty() ? "" : project + "/";
        fixtures.stream()
                .filter(fixture -> fixture.pattern().equals(Coding.MODEL))
                .flatMap(fixture -> fixture.patch().edits().stream())
                .map(Edit::path)
                .filter(path -> TEST_FILE.matcher(path).find())
                .map(path -> path.substring(prefix.length()))
                .forEach(changed::add);
        return changed;
    }

    Repair.Outcome outcome() {
        return new Repair.Outcome(fixtures, List.copyOf(found));
    }
}
