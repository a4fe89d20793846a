package dev.ralph.diagnose.reading;

import dev.ralph.model.Finding.AntiPattern;
import dev.ralph.model.FixtureMove;
import dev.ralph.model.FixtureMove.Parent;
import dev.ralph.model.SourcePlace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.treesitter.TSNode;

/**
 * Finds test classes that open a database of their own before each test, beside the class that others inherit one from,
 * and what has to change so that they inherit it as well.
 */
final class LocalSetUps {

    private static final Pattern WORTH_READING = Pattern.compile("@(?:[\\w.]*\\.)?Before(?:Each|All|Class)?\\b");

    private final ProjectSources files;

    LocalSetUps(ProjectSources files) {
        this.files = files;
    }

    /** Returns what is in one file, relative to the project; nothing when it is not there. */
    List<AntiPattern> in(String path) {
        String text = files.text(path);
        if (!WORTH_READING.matcher(text).find() || !JavaSetUp.opens(text)) {
            return List.of();
        }
        List<Source> open = new ArrayList<>();
        try {
            Source source = source(path, open);
            Optional<TSNode> type = JavaNodes.mainClass(source);
            boolean isShared = type.isEmpty() || !inheriting(source, "").isEmpty();
            List<JavaSetUp> own = isShared ? List.of() : JavaSetUp.in(source, type.get());
            return own.stream()
                    .map(setUp -> finding(setUp, own, shared(setUp, open), text))
                    .toList();
        } finally {
            open.forEach(Source::close);
        }
    }

    /** The set-ups of the same kind in classes that tests of other files inherit. */
    private List<JavaSetUp> shared(JavaSetUp own, List<Source> open) {
        List<JavaSetUp> shared = new ArrayList<>();
        for (String path : files.paths()) {
            String text = path.endsWith(".java") && !path.equals(own.source().path()) ? files.text(path) : "";
            if (!WORTH_READING.matcher(text).find()
                    || !Pattern.compile("\\b" + own.given() + "\\b")
                            .matcher(text)
                            .find()) {
                continue;
            }
            Source source = source(path, open);
            Optional<TSNode> type = JavaNodes.mainClass(source);
            if (type.isPresent() && !inheriting(source, own.source().path()).isEmpty()) {
                JavaSetUp.in(source, type.get()).stream()
                        .filter(one -> one.given().equals(own.given()))
                        .filter(one -> !one.fieldWords().contains("private"))
                        .forEach(shared::add);
            }
        }
        return shared;
    }

    /** The files with classes that extend the one that a file is named after. */
    private List<String> inheriting(Source source, String except) {
        String name = source.path().replaceFirst(".*/", "").replaceFirst("\\.java$", "");
        Pattern inherits = Pattern.compile("\\bextends\\s+(?:[\\w.]+\\.)?" + Pattern.quote(name) + "\\b");
        return files.paths().stream()
                .filter(path -> path.endsWith(".java") && !path.equals(except))
                .filter(path -> inherits.matcher(files.text(path)).find())
                .toList();
    }

    private AntiPattern finding(JavaSetUp own, List<JavaSetUp> all, List<JavaSetUp> shared, String text) {
        Optional<String> obstacle = all.size() > 1
                ? Optional.of("the class has several")
                : choice(own, shared).or(() -> new InheritedSetUp(own, shared.get(0)).obstacle());
        String rest = obstacle.map(reason -> "it is left as it is: " + reason)
                .orElseGet(() -> "%s of %s gives one to all tests that inherit it"
                        .formatted(shared.get(0).name(), shared.get(0).className()));
        String what = "The set-up of %s has a database of its own; %s".formatted(own.className(), rest);
        String owner = own.source().path() + "::" + own.name();
        Optional<FixtureMove> move =
                obstacle.isPresent() ? Optional.empty() : Optional.of(move(own, shared.get(0), text));
        return new AntiPattern(LocalFixtures.RULE, what, owner, own.source().place(own.field()), move);
    }

    private static Optional<String> choice(JavaSetUp own, List<JavaSetUp> shared) {
        if (shared.isEmpty()) {
            return Optional.of("no class that other tests inherit gives a " + own.given());
        }
        String names = shared.stream().map(JavaSetUp::className).collect(Collectors.joining(" and "));
        return shared.size() > 1 ? Optional.of("both %s could take its place".formatted(names)) : Optional.empty();
    }

    private static FixtureMove move(JavaSetUp own, JavaSetUp shared, String text) {
        Source source = own.source();
        List<int[]> stretches = Stream.concat(
                        own.all().stream().map(InheritedSetUp::withComments),
                        unusedImports(source, own.all()).stream().map(Leftovers::stretch))
                .toList();
        SourcePlace name = source.place(own.type().getChildByFieldName("name"));
        SourcePlace behind = new SourcePlace(name.path(), name.end(), name.end(), name.line());
        return new FixtureMove(
                own.name(),
                shared.name(),
                FixtureMove.digest(text),
                new Stretches(source).places(stretches),
                List.of(),
                Optional.of(new Parent(shared.qualifiedName(), behind)));
    }

    /** The imports that only what goes has used. */
    private static List<TSNode> unusedImports(Source source, List<TSNode> all) {
        Set<String> used = new HashSet<>();
        Set<String> stay = new HashSet<>();
        for (TSNode node : PythonNodes.all(source.root(), one -> one.getType().matches("identifier|type_identifier"))) {
            boolean goes = all.stream().anyMatch(gone -> PythonNodes.isWithin(node, gone));
            boolean isImport =
                    JavaNodes.importLines(source).stream().anyMatch(line -> PythonNodes.isWithin(node, line));
            if (!isImport) {
                (goes ? used : stay).add(source.of(node));
            }
        }
        String comments = PythonNodes.all(source.root(), JavaNodes::isComment).stream()
                .filter(node -> all.stream().noneMatch(gone -> PythonNodes.isWithin(node, gone)))
                .map(source::of)
                .collect(Collectors.joining("\n"));
        return JavaNodes.importLines(source).stream()
                .filter(line -> {
                    String name = JavaNodes.simple(JavaNodes.imported(source, line));
                    // A comment may link to it.
                    boolean isNamed = Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                            .matcher(comments)
                            .find();
                    return used.contains(name) && !stay.contains(name) && !isNamed;
                })
                .toList();
    }

    private Source source(String path, List<Source> open) {
        byte[] bytes = files.bytes(path);
        Source source = Source.parse(path, Language.JAVA, bytes, new String(bytes, StandardCharsets.ISO_8859_1), "");
        open.add(source);
        return source;
    }
}
