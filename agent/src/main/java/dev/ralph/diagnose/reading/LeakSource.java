package dev.ralph.diagnose.reading;

import dev.ralph.diagnose.reading.Enclosure.Role;
import dev.ralph.model.Leak;
import dev.ralph.model.SourcePlace;
import dev.ralph.model.TestId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.treesitter.TSQuery;

/**
 * Finds by reading where a test makes the change that leaks.
 *
 * <p>It is a guess from the source, to show a person where to look: the nearest statement that looks like the change.
 */
public final class LeakSource {

    private static final String PYTHON =
            "[(expression_statement) (delete_statement) (return_statement) (with_item)] @place";
    private static final String JAVA =
            "[(expression_statement) (local_variable_declaration) (return_statement) (resource)] @place";

    private static final String PYTHON_FUNCTION = "(function_definition name: (identifier) @name) @place";
    private static final String JAVA_FUNCTION = "(method_declaration name: (identifier) @name) @place";

    /** A fixture that a fixture asks for, and one more. */
    private static final int DEEP = 3;

    private final ProjectSources files;
    private final TSQuery pythonStatements = new TSQuery(Language.PYTHON.grammar(), PYTHON);
    private final TSQuery javaStatements = new TSQuery(Language.JAVA.grammar(), JAVA);
    private final TSQuery pythonFunctions = new TSQuery(Language.PYTHON.grammar(), PYTHON_FUNCTION);
    private final TSQuery javaFunctions = new TSQuery(Language.JAVA.grammar(), JAVA_FUNCTION);

    public LeakSource(Path project) {
        this.files = new ProjectSources(project);
    }

    /**
     * Returns the statement that changes what leaked: in the polluter itself, else in what sets up or helps in its file
     * or a {@code conftest.py} above, else in the project; empty when that is none, or several files are as likely.
     */
    public Optional<SourcePlace> find(Leak leak) {
        Change change = Change.of(leak);
        Optional<String> own = fileOf(leak.polluter());
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Language language = Language.of(own.get()).orElseThrow();
        if (change.language().filter(needed -> needed != language).isPresent()) {
            return Optional.empty();
        }
        String test = reach(own.get(), leak.polluter());
        return nearby(own.get(), change, leak.polluter(), test)
                .or(() -> elsewhere(own.get(), language, change, test))
                .map(match -> match.source().place(match.place()));
    }

    private Optional<Match> nearby(String own, Change change, TestId polluter, String test) {
        List<Match> here = changes(own, change);
        return first(here, match -> isOf(match, polluter))
                .or(() -> first(here, match -> match.enclosure().role() == Role.SETUP))
                .or(() -> first(here, match -> isUsed(test, match)))
                .or(() -> Conftests.above(own, files.paths()).stream()
                        .flatMap(path -> first(changes(path, change), match -> isUsed(test, match)).stream())
                        .findFirst())
                .or(() -> first(here, match -> match.enclosure().role() == Role.TOP));
    }

    /** A change in the file that declares what is changed, else in the only other file that changes it. */
    private Optional<Match> elsewhere(String own, Language language, Change change, String test) {
        List<Match> all = new ArrayList<>();
        for (String path : files.paths()) {
            if (!path.equals(own) && Language.of(path).equals(Optional.of(language)) && mayHold(path, change)) {
                changes(path, change).stream()
                        .filter(match -> match.enclosure().role() == Role.HELPER)
                        .forEach(all::add);
            }
        }
        List<Match> declaring = all.stream()
                .filter(match -> change.home().stream()
                        .anyMatch(home -> ("/" + match.source().path()).endsWith("/" + home)))
                .toList();
        return onlyFile(declaring.stream()
                        .filter(match -> isNamedIn(test, match))
                        .toList())
                .or(() -> onlyFile(
                        all.stream().filter(match -> isNamedIn(test, match)).toList()))
                .or(() -> onlyFile(declaring))
                .or(() -> onlyFile(all));
    }

    private static Optional<Match> onlyFile(List<Match> matches) {
        long paths =
                matches.stream().map(match -> match.source().path()).distinct().count();
        return paths == 1 ? first(matches, match -> true) : Optional.empty();
    }

    private static Optional<Match> first(List<Match> matches, Predicate<Match> which) {
        return matches.stream().filter(which).findFirst();
    }

    /** The statements of a file that look like the change; those of the surest form only. */
    private List<Match> changes(String path, Change change) {
        Language language = Language.of(path).orElseThrow();
        List<Pattern> words = change.words().stream()
                .map(word -> Pattern.compile(Pattern.quote(word)))
                .toList();
        Search search = new Search(language == Language.PYTHON ? pythonStatements : javaStatements, words);
        Source source = files.parse(path, language);
        List<Match> statements = search.matches(source).stream()
                .filter(match -> change.name().isEmpty()
                        || !isOwnName(match, change.name().get()))
                .sorted(Comparator.comparing(match -> match.place().getStartByte()))
                .toList();
        for (Pattern form : change.forms()) {
            List<Match> found = statements.stream()
                    .filter(match -> form.matcher(match.captures().getOrDefault(Match.PLACE, ""))
                            .find())
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** Whether a statement gives a local variable of the same name its value, or the name its first one. */
    private static boolean isOwnName(Match match, String name) {
        String quoted = Pattern.quote(name);
        boolean isPlain = Pattern.compile("^" + quoted + "\\s*(?::[^=]+)?=(?!=)")
                .matcher(match.captures().getOrDefault(Match.PLACE, ""))
                .find();
        boolean isPython = match.source().path().endsWith(".py");
        boolean isGlobal = Pattern.compile("\\bglobal [\\w, ]*\\b" + quoted + "\\b")
                .matcher(match.text("function"))
                .find();
        return match.enclosure().role() == Role.TOP ? isPython : isPython && isPlain && !isGlobal;
    }

    private boolean mayHold(String path, Change change) {
        String text = Source.decode(files.bytes(path));
        return change.words().stream().anyMatch(text::contains);
    }

    private Optional<String> fileOf(TestId test) {
        String container = test.container();
        String path = test.value().contains("::")
                ? container
                : container.replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        return files.paths().stream()
                .filter(file -> Language.of(file).isPresent() && ("/" + file).endsWith("/" + path))
                .min(Comparator.comparing(String::length));
    }

    /** The text of a test and of the fixtures and helpers that it names, and they in turn. */
    private String reach(String own, TestId test) {
        List<Match> known = new ArrayList<>(functionsOf(own));
        Conftests.above(own, files.paths()).forEach(path -> known.addAll(functionsOf(path)));
        StringBuilder reached = new StringBuilder();
        known.stream().filter(match -> isOf(match, test)).forEach(match -> reached.append(match.text("function")));
        for (int i = 0; i < DEEP; i++) {
            String before = reached.toString();
            known.stream()
                    .filter(match -> isUsed(before, match))
                    .map(match -> match.text("function"))
                    .filter(text -> !before.contains(text))
                    .forEach(text -> reached.append('\n').append(text));
        }
        return reached.toString();
    }

    private List<Match> functionsOf(String path) {
        Language language = Language.of(path).orElseThrow();
        TSQuery query = language == Language.PYTHON ? pythonFunctions : javaFunctions;
        return new Search(query, List.of()).matches(files.parse(path, language));
    }

    /** Whether a place lies in a test, by the name of the function and of its innermost class. */
    private static boolean isOf(Match match, TestId test) {
        String id = test.value();
        String owner = match.enclosure().owner();
        if (id.contains("::")) {
            String declared = id.replaceFirst("(?s)\\[.*", "");
            String file = test.container();
            return owner.endsWith(declared.substring(file.length()))
                    && owner.length() - declared.length() + file.length()
                            == match.source().path().length();
        }
        return withoutParameters(owner).equals(withoutParameters(test.declared().value()));
    }

    private static String withoutParameters(String method) {
        return method.replaceFirst("(?s)\\(.*", "");
    }

    /** Whether a place lies in a fixture or helper that a text names, or in a fixture that every test uses. */
    private static boolean isUsed(String test, Match match) {
        Role role = match.enclosure().role();
        boolean isForAll = role == Role.FIXTURE && match.text("function").contains("autouse");
        return isForAll || ((role == Role.FIXTURE || role == Role.HELPER) && isNamedIn(test, match));
    }

    private static boolean isNamedIn(String test, Match match) {
        String owner = withoutParameters(match.enclosure().owner());
        String name = owner.substring(Math.max(owner.lastIndexOf(':'), owner.lastIndexOf('#')) + 1);
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                .matcher(test)
                .find();
    }
}
