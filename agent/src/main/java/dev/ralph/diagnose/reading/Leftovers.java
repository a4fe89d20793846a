package dev.ralph.diagnose.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.treesitter.TSNode;

/** What only a fixture uses of its file, and is of no use without it: engines, session makers and imports. */
final class Leftovers {

    private static final Pattern REAL =
            Pattern.compile("\\w*SessionLocal|\\w*[eE]ngine|\\w*Session|\\w*session_?(?:factory|maker)");

    private final Source source;
    private final List<PythonFixture> fixtures;
    private final FixtureBody body;
    /** All that goes, as far as it is known. */
    private List<TSNode> removed;

    Leftovers(Source source, List<TSNode> first, List<PythonFixture> fixtures) {
        this.source = source;
        this.removed = List.copyOf(first);
        this.fixtures = fixtures;
        this.body = new FixtureBody(source);
    }

    /** Finds all that goes with what goes first. */
    List<TSNode> all() {
        List<TSNode> first = removed;
        List<TSNode> candidates = candidates();
        int before;
        do {
            before = candidates.size();
            candidates = connected(first, candidates);
            removed = plus(first, candidates);
            List<TSNode> kept = new ArrayList<>(candidates);
            kept.removeIf(candidate -> !isUnused(candidate));
            candidates = kept;
        } while (candidates.size() != before);
        removed = plus(first, candidates);
        return removed;
    }

    /** Why it is not certain that nothing else works on the database that one of those that go opens. */
    Optional<String> obstacle(TSNode one) {
        List<TSNode> own = plus(List.of(one), connected(List.of(one), removed));
        return own.stream()
                .flatMap(node -> namesIn(node).stream())
                .filter(name -> REAL.matcher(name).matches() && isDatabase(name))
                .flatMap(name -> outside(name).stream())
                .filter(use -> !PythonNodes.isBinding(use))
                .findFirst()
                .map(use -> "%s is used beside it (%s)".formatted(source.of(use), source.place(use)));
    }

    /** Whether a name is an engine or a maker of sessions that the file has or imports, and no class. */
    private boolean isDatabase(String name) {
        if (name.matches("(?:Async)?Session|create_engine|create_async_engine")) {
            return false;
        }
        return statements().stream()
                .anyMatch(statement -> (statement.getType().startsWith("import")
                                && imported(statement).contains(name))
                        || defined(statement).contains(name));
    }

    private List<String> imported(TSNode statement) {
        return new ImportedNames(source, statement).names();
    }

    private List<TSNode> statements() {
        return PythonNodes.children(source.root());
    }

    /** Statements of the file that do nothing but prepare a database, and fixtures that do nothing else. */
    private List<TSNode> candidates() {
        List<TSNode> candidates = new ArrayList<>();
        for (TSNode statement : statements()) {
            if (PythonNodes.isType(statement, "expression_statement")
                    && !PythonNodes.isType(statement.getNamedChild(0), "string")
                    && body.isPreparation(statement)) {
                candidates.add(statement);
            }
        }
        fixtures.stream()
                .filter(fixture -> fixture.isPlain() && !fixture.options().containsKey("autouse"))
                .filter(fixture -> body.more(fixture.function()).isEmpty() && Given.by(fixture) == Given.ENGINE)
                .map(PythonFixture::node)
                .forEach(candidates::add);
        return candidates;
    }

    private static List<TSNode> plus(List<TSNode> first, List<TSNode> more) {
        List<TSNode> all = new ArrayList<>(first);
        more.stream()
                .filter(node -> first.stream().noneMatch(one -> PythonNodes.isSame(one, node)))
                .forEach(all::add);
        return all;
    }

    /** Those that the first need, and those that prepare what they need. */
    private List<TSNode> connected(List<TSNode> first, List<TSNode> candidates) {
        List<TSNode> reached = new ArrayList<>(first);
        for (int before = -1; before != reached.size(); ) {
            before = reached.size();
            Set<String> needed = new LinkedHashSet<>();
            Set<String> made = new LinkedHashSet<>();
            reached.forEach(node -> needed.addAll(namesIn(node)));
            reached.forEach(node -> made.addAll(defined(node)));
            for (TSNode candidate : candidates) {
                boolean isNeeded = defined(candidate).stream().anyMatch(needed::contains);
                boolean prepares = defined(candidate).isEmpty()
                        && namesIn(candidate).stream().anyMatch(made::contains);
                if ((isNeeded || prepares) && reached.stream().noneMatch(one -> PythonNodes.isSame(one, candidate))) {
                    reached.add(candidate);
                }
            }
        }
        return reached.stream()
                .filter(node -> first.stream().noneMatch(one -> PythonNodes.isSame(one, node)))
                .toList();
    }

    private boolean isUnused(TSNode candidate) {
        return defined(candidate).stream().allMatch(name -> outside(name).isEmpty() && !isInAString(name));
    }

    private boolean isInAString(String name) {
        return PythonNodes.all(source.root(), "string").stream()
                .filter(string -> !isRemoved(string))
                .anyMatch(string -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                        .matcher(source.of(string))
                        .find());
    }

    /** Where a name stands in what stays. */
    private List<TSNode> outside(String name) {
        return PythonNodes.mentions(source, source.root(), name).stream()
                .filter(use -> !isRemoved(use))
                .toList();
    }

    private boolean isRemoved(TSNode node) {
        return removed.stream().anyMatch(one -> PythonNodes.isWithin(node, one));
    }

    private Set<String> namesIn(TSNode node) {
        Set<String> names = new LinkedHashSet<>();
        PythonNodes.all(node, "identifier").forEach(identifier -> names.add(source.of(identifier)));
        return names;
    }

    private List<String> defined(TSNode node) {
        Optional<PythonFixture> fixture = fixtures.stream()
                .filter(one -> PythonNodes.isSame(one.node(), node))
                .findFirst();
        if (fixture.isPresent()) {
            return List.of(fixture.get().name());
        }
        TSNode child = node.getNamedChild(0);
        boolean isAssignment = PythonNodes.isType(node, "expression_statement")
                && PythonNodes.isType(child, "assignment")
                && PythonNodes.isType(child.getChildByFieldName("left"), "identifier");
        return isAssignment ? List.of(source.of(child.getChildByFieldName("left"))) : List.of();
    }

    /** All stretches that go, with the imports that nothing uses any more. */
    List<int[]> stretches() {
        return Stream.concat(removed.stream().map(Leftovers::stretch), imports())
                .toList();
    }

    static int[] stretch(TSNode node) {
        return new int[] {node.getStartByte(), node.getEndByte()};
    }

    private Stream<int[]> imports() {
        Set<String> used = new LinkedHashSet<>();
        removed.forEach(node -> used.addAll(namesIn(node)));
        return statements().stream()
                .filter(statement ->
                        Set.of("import_statement", "import_from_statement").contains(statement.getType()))
                .flatMap(statement -> new ImportedNames(source, statement)
                                .without(name ->
                                        used.contains(name) && outside(name).isEmpty() && !isInAString(name))
                                .stream());
    }
}
