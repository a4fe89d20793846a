package dev.ralph.diagnose.reading;

import dev.ralph.model.Finding.AntiPattern;
import dev.ralph.model.FixtureMove;
import dev.ralph.model.SourcePlace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.treesitter.TSNode;

/** A fixture of a test file that has a database of its own, and what keeps its users from taking a shared one. */
final class LocalFixture {

    private static final Set<String> OPTIONS = Set.of("scope", "name");
    private static final Set<String> HARMLESS =
            Set.of("self", "cls", "tmp_path", "tmp_path_factory", "tmpdir", "tmpdir_factory");

    private final PythonFixture fixture;
    private final TestFile file;
    private final ProjectSources files;
    private final List<PythonFixture> alike;
    private List<TSNode> renamed = List.of();
    private Optional<String> obstacle;

    LocalFixture(PythonFixture fixture, TestFile file, ProjectSources files) {
        this.fixture = fixture;
        this.file = file;
        this.files = files;
        this.alike = alike();
        this.obstacle = obstacle();
    }

    /** A fixture of a {@code conftest.py} that holds for a file. */
    record Shared(PythonFixture fixture, Given given) {}

    /** A test file with its fixtures and those that hold for it. */
    record TestFile(Source source, String text, List<PythonFixture> fixtures, List<Shared> shared) {}

    TSNode node() {
        return fixture.node();
    }

    boolean isPossible() {
        return obstacle.isEmpty();
    }

    /** Looks at what goes together with this fixture. */
    void check(Leftovers leftovers, List<TSNode> removed) {
        Stretches lines = new Stretches(file.source());
        obstacle = removed.stream()
                .filter(node -> !lines.isAlone(Leftovers.stretch(node)))
                .findFirst()
                .map(node -> "it shares a line with something else (%s)"
                        .formatted(file.source().place(node)))
                .or(() -> leftovers.obstacle(node()));
    }

    private List<PythonFixture> alike() {
        Given given = Given.by(fixture);
        List<PythonFixture> same = file.shared().stream()
                .filter(one -> one.given() == given)
                .map(Shared::fixture)
                .toList();
        List<PythonFixture> named =
                same.stream().filter(one -> one.name().equals(fixture.name())).toList();
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
        if (file.source().root().hasError()) {
            return Optional.of("the file has a syntax error");
        }
        return file.text().indexOf('\uFFFD') >= 0 ? Optional.of("the file is not UTF-8") : Optional.empty();
    }

    private Optional<String> inDeclaration(PythonFixture to) {
        if (!fixture.isPlain() || !OPTIONS.containsAll(fixture.options().keySet()) || !fixture.isAlwaysThere()) {
            return Optional.of("it is declared in a special way");
        }
        if (!fixture.scope().equals(to.scope()) || fixture.isAsync() != to.isAsync()) {
            return Optional.of("%s lives for another time (%s)".formatted(to.name(), to.scope()));
        }
        boolean isKnown = file.shared().stream()
                .map(Shared::fixture)
                .anyMatch(one ->
                        one.name().equals(fixture.name()) || one.parameters().contains(fixture.name()));
        return isKnown && !fixture.name().equals(to.name())
                ? Optional.of("a conftest.py knows %s too".formatted(fixture.name()))
                : Optional.empty();
    }

    private Optional<String> inBody() {
        return fixture.parameters().stream()
                .filter(name -> !HARMLESS.contains(name) && !isEngine(name))
                .findFirst()
                .map(name -> "it asks for " + name)
                .or(() -> new FixtureBody(file.source())
                        .more(fixture.function())
                        .map(node -> "it does more than open a database (%s)"
                                .formatted(file.source().place(node))));
    }

    private boolean isEngine(String name) {
        return file.fixtures().stream().anyMatch(one -> one.name().equals(name) && Given.by(one) == Given.ENGINE);
    }

    private Optional<String> inOtherFiles() {
        String module = file.source().path().replaceFirst(".*/", "").replaceFirst("\\.py$", "");
        Pattern importing =
                Pattern.compile("(?m)^\\s*(?:from|import|pytest_plugins)\\b.*\\b" + Pattern.quote(module) + "\\b");
        Pattern name = Pattern.compile("\\b" + Pattern.quote(fixture.name()) + "\\b|import \\*");
        List<String> others = files.paths().stream()
                .filter(path ->
                        path.endsWith(".py") && !path.equals(file.source().path()))
                .toList();
        return others.stream()
                .filter(path -> importing.matcher(files.text(path)).find())
                .filter(path -> name.matcher(files.text(path)).find())
                .findFirst()
                .map(path -> path + " imports it")
                .or(() -> inherited(others));
    }

    /** Tests that a class of the file inherits ask for the fixture by a name that would be gone. */
    private Optional<String> inherited(List<String> others) {
        if (fixture.name().equals(alike.get(0).name())) {
            return Optional.empty();
        }
        List<Pattern> bases = PythonNodes.all(file.source().root(), "class_definition").stream()
                .map(type -> type.getChildByFieldName("superclasses"))
                .filter(list -> !list.isNull())
                .flatMap(list -> PythonNodes.children(list).stream())
                .map(base -> file.source().of(base).replaceFirst("(?s).*\\.", ""))
                .map(base -> Pattern.compile("\\bclass\\s+" + Pattern.quote(base) + "\\b"))
                .toList();
        Pattern asks = Pattern.compile("\\bdef\\s+\\w+\\([^)]*\\b" + Pattern.quote(fixture.name()) + "\\b");
        return others.stream()
                .filter(path -> bases.stream()
                        .anyMatch(base -> base.matcher(files.text(path)).find()))
                .filter(path -> asks.matcher(files.text(path)).find())
                .findFirst()
                .map(path -> "tests of %s are inherited".formatted(path));
    }

    private Optional<String> inUses() {
        NameUses uses = new NameUses(fixture, alike.get(0).name(), file.fixtures());
        Optional<String> found = uses.obstacle();
        renamed = uses.renamed();
        return found;
    }

    AntiPattern finding(List<SourcePlace> removed) {
        String owner = file.source().path() + "::" + fixture.name();
        return new AntiPattern(
                LocalFixtures.RULE, what(), owner, file.source().place(fixture.function()), move(removed));
    }

    private String what() {
        String rest = obstacle.map(reason -> "it is left as it is: " + reason)
                .orElseGet(() -> "%s of %s gives one to all tests"
                        .formatted(alike.get(0).name(), alike.get(0).source().path()));
        return "The fixture %s has a database of its own; %s".formatted(fixture.name(), rest);
    }

    private Optional<FixtureMove> move(List<SourcePlace> removed) {
        return isPossible()
                ? Optional.of(new FixtureMove(
                        fixture.name(),
                        alike.get(0).name(),
                        FixtureMove.digest(file.text()),
                        removed,
                        renamed.stream().map(file.source()::place).toList(),
                        Optional.empty()))
                : Optional.empty();
    }
}
