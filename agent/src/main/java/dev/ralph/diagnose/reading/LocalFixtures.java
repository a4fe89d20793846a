package dev.ralph.diagnose.reading;

import dev.ralph.model.Finding.AntiPattern;
import dev.ralph.model.SourcePlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/**
 * Finds fixtures of test files that open a database of their own, beside the one that {@code conftest.py} gives to all
 * tests or that test classes inherit, and what has to change so that their users take that one.
 *
 * <p>Where it is not certain that the tests would mean the same, there is a finding with the reason and no move.
 */
public final class LocalFixtures {

    /** The rule whose findings these are. */
    public static final String RULE = "duplicate-fixture";

    private static final Pattern OPENS = Pattern.compile(
            "create_engine|create_async_engine|create_all|sessionmaker|SessionLocal|\\.connect\\(|\\w*Session\\(");

    private final ProjectSources files;

    public LocalFixtures(Path project) {
        this.files = new ProjectSources(project);
    }

    /** Returns what is in any test file of the project. */
    public List<AntiPattern> all() {
        return files.paths().stream()
                .filter(path -> Language.of(path)
                        .filter(language -> Conditions.Files.TEST_MODULES.includes(language, path))
                        .isPresent())
                .flatMap(path -> in(path).stream())
                .toList();
    }

    /** Returns what is in one file, relative to the project; nothing when it is not there. */
    public List<AntiPattern> in(String path) {
        return path.endsWith(".java") ? new LocalSetUps(files).in(path) : inPython(path);
    }

    private List<AntiPattern> inPython(String path) {
        if (!files.paths().contains(path) || !path.endsWith(".py") || Conftests.isOne(path)) {
            return List.of();
        }
        String text = files.text(path);
        if (!OPENS.matcher(text).find()) {
            return List.of();
        }
        List<Source> open = new ArrayList<>();
        try {
            Source source = source(path, open);
            List<LocalFixture.Shared> shared = shared(path, open);
            return findings(new LocalFixture.TestFile(source, text, PythonFixture.of(source), shared));
        } finally {
            open.forEach(Source::close);
        }
    }

    private List<LocalFixture.Shared> shared(String path, List<Source> open) {
        List<LocalFixture.Shared> shared = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (String conftest : Conftests.above(path, files.paths())) {
            for (PythonFixture fixture : PythonFixture.of(source(conftest, open))) {
                if (!fixture.isInClass() && !known.contains(fixture.name())) {
                    shared.add(new LocalFixture.Shared(fixture, Given.by(fixture)));
                }
            }
            shared.forEach(one -> known.add(one.fixture().name()));
        }
        return shared;
    }

    private List<AntiPattern> findings(LocalFixture.TestFile file) {
        Source source = file.source();
        List<PythonFixture> fixtures = file.fixtures();
        List<LocalFixture> own = fixtures.stream()
                .filter(fixture -> isOwn(fixture, fixtures))
                .map(fixture -> new LocalFixture(fixture, file, files))
                .toList();
        // Two fixtures may share an engine; it goes only when all that use it can go.
        List<LocalFixture> able = List.copyOf(own);
        Leftovers leftovers;
        int before;
        do {
            before = able.size();
            able = able.stream().filter(LocalFixture::isPossible).toList();
            leftovers =
                    new Leftovers(source, able.stream().map(LocalFixture::node).toList(), fixtures);
            List<TSNode> removed = leftovers.all();
            for (LocalFixture fixture : able) {
                fixture.check(leftovers, removed);
            }
        } while (able.size() != before || !able.stream().allMatch(LocalFixture::isPossible));
        List<SourcePlace> removed = new Stretches(source).places(leftovers.stretches());
        Optional<LocalFixture> first = able.stream().findFirst();
        return own.stream()
                .map(fixture -> fixture.finding(first.filter(fixture::equals).isPresent() ? removed : List.of()))
                .toList();
    }

    /** Whether a fixture opens a database itself and gives what is in it to tests. */
    private static boolean isOwn(PythonFixture fixture, List<PythonFixture> fixtures) {
        String text = fixture.source().of(fixture.function());
        boolean usesOwnEngine = fixtures.stream()
                .anyMatch(one -> Given.by(one) == Given.ENGINE
                        && fixture.parameters().contains(one.name())
                        && text.contains("(" + one.name()));
        return (OPENS.matcher(text).find() || usesOwnEngine)
                && !fixture.parameters().contains(fixture.name())
                && Set.of(Given.SESSION, Given.CONNECTION).contains(Given.by(fixture));
    }

    private Source source(String path, List<Source> open) {
        Source source = files.parse(path, Language.PYTHON);
        open.add(source);
        return source;
    }
}
