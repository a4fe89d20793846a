package dev.ralph.diagnose.reading;

import dev.ralph.model.Finding.AntiPattern;
import dev.ralph.model.FixtureMove;
import dev.ralph.model.SourcePlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final Set<String> OPTIONS = Set.of("scope", "name");
    private static final Set<String> HARMLESS =
            Set.of("self", "cls", "tmp_path", "tmp_path_factory", "tmpdir", "tmpdir_factory");

    private final Path project;
    private final Map<String, Path> files;

    public LocalFixtures(Path project) {
        this.project = project;
        this.files = ProjectFiles.of(project);
    }

    /** Returns what is in any test file of the project. */
    public List<AntiPattern> all() {
        return files.keySet().stream()
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
        if (!files.containsKey(path) || !path.endsWith(".py") || Conftests.isOne(path)) {
            return List.of();
        }
        String text = text(path);
        if (!OPENS.matcher(text).find()) {
            return List.of();
        }
        List<Source> open = new ArrayList<>();
        try {
            Source source = source(path, open);
            List<Shared> shared = shared(path, open);
            return findings(source, text, shared);
        } finally {
            open.forEach(Source::close);
        }
    }

    /** A fixture of a {@code conftest.py} that holds for a file. */
    private record Shared(PythonFixture fixture, Given given) {}

    private List<Shared> shared(String path, List<Source> open) {
        List<Shared> shared = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (String conftest : Conftests.above(path, files.keySet())) {
            for (PythonFixture fixture : PythonFixture.of(source(conftest, open))) {
                if (!fixture.isInClass() && !known.contains(fixture.name())) {
                    shared.add(new Shared(fixture, Given.by(fixture)));
                }
            }
            shared.forEach(one -> known.add(one.fixture().name()));
        }
        return shared;
    }

    private List<AntiPattern> findings(Source source, String text, List<Shared> shared) {
        List<PythonFixture> fixtures = PythonFixture.of(source);
        List<Attempt> attempts = fixtures.stream()
                .filter(fixture -> isOwn(fixture, fixtures))
                .map(fixture -> new Attempt(source, text, fixture, fixtures, shared))
                .toList();
        // Two fixtures may share an engine; it goes only when all that use it can go.
        List<Attempt> able = List.copyOf(attempts);
        Leftovers leftovers;
        int before;
        do {
            before = able.size();
            able = able.stream().filter(Attempt::isPossible).toList();
            leftovers = new Leftovers(source, able.stream().map(Attempt::node).toList(), fixtures);
            List<TSNode> removed = leftovers.all();
            for (Attempt attempt : able) {
                attempt.check(leftovers, removed);
            }
        } while (able.size() != before || !able.stream().allMatch(Attempt::isPossible));
        List<SourcePlace> removed = new Stretches(source).places(leftovers.stretches());
        Optional<Attempt> first = able.stream().findFirst();
        return attempts.stream()
                .map(attempt -> attempt.finding(first.filter(attempt::equals).isPresent() ? removed : List.of()))
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
        byte[] bytes = bytes(path);
        Source source = Source.parse(path, Language.PYTHON, bytes, new String(bytes, StandardCharsets.ISO_8859_1), "");
        open.add(source);
        return source;
    }

    private String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) {
        try {
            return Files.readAllBytes(project.resolve(path));
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** Tries to move one fixture. */
    private final class Attempt {

        private final Source source;
        private final String text;
        private final PythonFixture fixture;
        private final List<PythonFixture> fixtures;
        private final List<Shared> shared;
        private final List<PythonFixture> alike;
        private List<TSNode> renamed = List.of();
        private Optional<String> obstacle;

        Attempt(Source source, String text, PythonFixture fixture, List<PythonFixture> fixtures, List<Shared> shared) {
            this.source = source;
            this.text = text;
            this.fixture = fixture;
            this.fixtures = fixtures;
            this.shared = shared;
            this.alike = alike();
            this.obstacle = obstacle();
        }

        TSNode node() {
            return fixture.node();
        }

        boolean isPossible() {
            return obstacle.isEmpty();
        }

        /** Looks at what goes together with this fixture. */
        void check(Leftovers leftovers, List<TSNode> removed) {
            Stretches lines = new Stretches(source);
            obstacle = removed.stream()
                    .filter(node -> !lines.isAlone(Leftovers.stretch(node)))
                    .findFirst()
                    .map(node -> "it shares a line with something else (%s)".formatted(source.place(node)))
                    .or(() -> leftovers.obstacle(node()));
        }

        private List<PythonFixture> alike() {
            Given given = Given.by(fixture);
            List<PythonFixture> same = shared.stream()
                    .filter(one -> one.given() == given)
                    .map(Shared::fixture)
                    .toList();
            List<PythonFixture> named = same.stream()
                    .filter(one -> one.name().equals(fixture.name()))
                    .toList();
            return named.isEmpty() ? same : named;
        }

        private Optional<String> obstacle() {
            if (alike.isEmpty()) {
                String given = Given.by(fixture).word();
                return Optional.of("no fixture of a conftest.py above gives a " + given);
            }
            if (alike.size() > 1) {
                String names = alike.stream().map(PythonFixture::name).collect(Collectors.joining(" and "));
                return Optional.of("both %s could take its place".formatted(names));
            }
            return inFile().or(() -> inDeclaration(alike.get(0)))
                    .or(this::inBody)
                    .or(this::inOtherFiles)
                    .or(this::inUses);
        }

        private Optional<String> inFile() {
            if (source.root().hasError()) {
                return Optional.of("the file has a syntax error");
            }
            return text.indexOf('\uFFFD') >= 0 ? Optional.of("the file is not UTF-8") : Optional.empty();
        }

        private Optional<String> inDeclaration(PythonFixture to) {
            if (!fixture.isPlain() || !OPTIONS.containsAll(fixture.options().keySet()) || !fixture.isAlwaysThere()) {
                return Optional.of("it is declared in a special way");
            }
            if (!fixture.scope().equals(to.scope()) || fixture.isAsync() != to.isAsync()) {
                return Optional.of("%s lives for another time (%s)".formatted(to.name(), to.scope()));
            }
            boolean isKnown = shared.stream()
                    .map(Shared::fixture)
                    .anyMatch(one -> one.name().equals(fixture.name())
                            || one.parameters().contains(fixture.name()));
            return isKnown && !fixture.name().equals(to.name())
                    ? Optional.of("a conftest.py knows %s too".formatted(fixture.name()))
                    : Optional.empty();
        }

        private Optional<String> inBody() {
            return fixture.parameters().stream()
                    .filter(name -> !HARMLESS.contains(name) && !isEngine(name))
                    .findFirst()
                    .map(name -> "it asks for " + name)
                    .or(() -> new FixtureBody(source)
                            .more(fixture.function())
                            .map(node -> "it does more than open a database (%s)".formatted(source.place(node))));
        }

        private boolean isEngine(String name) {
            return fixtures.stream().anyMatch(one -> one.name().equals(name) && Given.by(one) == Given.ENGINE);
        }

        private Optional<String> inOtherFiles() {
            String module = source.path().replaceFirst(".*/", "").replaceFirst("\\.py$", "");
            Pattern importing =
                    Pattern.compile("(?m)^\\s*(?:from|import|pytest_plugins)\\b.*\\b" + Pattern.quote(module) + "\\b");
            Pattern name = Pattern.compile("\\b" + Pattern.quote(fixture.name()) + "\\b|import \\*");
            List<String> others = files.keySet().stream()
                    .filter(path -> path.endsWith(".py") && !path.equals(source.path()))
                    .toList();
            return others.stream()
                    .filter(path -> importing.matcher(text(path)).find())
                    .filter(path -> name.matcher(text(path)).find())
                    .findFirst()
                    .map(path -> path + " imports it")
                    .or(() -> inherited(others));
        }

        /** Tests that a class of the file inherits ask for the fixture by a name that would be gone. */
        private Optional<String> inherited(List<String> others) {
            if (fixture.name().equals(alike.get(0).name())) {
                return Optional.empty();
            }
            List<Pattern> bases = PythonNodes.all(source.root(), "class_definition").stream()
                    .map(type -> type.getChildByFieldName("superclasses"))
                    .filter(list -> !list.isNull())
                    .flatMap(list -> PythonNodes.children(list).stream())
                    .map(base -> source.of(base).replaceFirst("(?s).*\\.", ""))
                    .map(base -> Pattern.compile("\\bclass\\s+" + Pattern.quote(base) + "\\b"))
                    .toList();
            Pattern asks = Pattern.compile("\\bdef\\s+\\w+\\([^)]*\\b" + Pattern.quote(fixture.name()) + "\\b");
            return others.stream()
                    .filter(path -> bases.stream()
                            .anyMatch(base -> base.matcher(text(path)).find()))
                    .filter(path -> asks.matcher(text(path)).find())
                    .findFirst()
                    .map(path -> "tests of %s are inherited".formatted(path));
        }

        private Optional<String> inUses() {
            NameUses uses = new NameUses(fixture, alike.get(0).name(), fixtures);
            Optional<String> found = uses.obstacle();
            renamed = uses.renamed();
            return found;
        }

        AntiPattern finding(List<SourcePlace> removed) {
            String owner = source.path() + "::" + fixture.name();
            return new AntiPattern(RULE, what(), owner, source.place(fixture.function()), move(removed));
        }

        private String what() {
            String rest = obstacle.map(reason -> "it is left as it is: " + reason)
                    .orElseGet(() -> "%s of %s gives one to all tests"
                            .formatted(
                                    alike.get(0).name(), alike.get(0).source().path()));
            return "The fixture %s has a database of its own; %s".formatted(fixture.name(), rest);
        }

        private Optional<FixtureMove> move(List<SourcePlace> removed) {
            return isPossible()
                    ? Optional.of(new FixtureMove(
                            fixture.name(),
                            alike.get(0).name(),
                            FixtureMove.digest(text),
                            removed,
                            renamed.stream().map(source::place).toList(),
                            Optional.empty()))
                    : Optional.empty();
        }
    }
}
