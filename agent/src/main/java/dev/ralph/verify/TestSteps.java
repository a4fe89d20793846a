package dev.ralph.verify;

import dev.ralph.verify.Body.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares what a test does between its assertions: it still does it, with the code it tests, and does not wait for it. */
final class TestSteps {

    private static final Pattern CLEANS = Pattern.compile("close|clear|reset\\w*|rollback|clean\\w*|tear\\w*|delete\\w*"
            + "|remove\\w*|drop\\w*|unlink|rmtree|restore\\w*|stop|shutdown\\w*|pop|undo|dispose|commit|print\\w*|sleep|rmdir"
            + "|truncate\\w*|setDefault|setProperty|clearProperty|setenv|delenv|putenv|chdir|seed|setlocale");
    private static final Set<String> SURROUNDINGS = Set.of(
            "os",
            "sys",
            "time",
            "random",
            "locale",
            "shutil",
            "logging",
            "warnings",
            "signal",
            "threading",
            "socket",
            "datetime",
            "subprocess",
            "requests",
            "builtins",
            "System",
            "Locale",
            "TimeZone",
            "environ",
            "pathlib",
            "tempfile",
            "uuid",
            "secrets",
            "Instant",
            "Clock",
            "LocalDate",
            "Thread");
    private static final Set<String> REPLACERS =
            Set.of("setattr", "patch", "object", "when", "mockStatic", "doReturn", "spy");
    private static final Set<String> STAND_INS = Set.of("lambda", "Mock", "MagicMock", "AsyncMock", "create_autospec");

    private final Body was;
    private final Body is;
    private final List<String> found = new ArrayList<>();

    private TestSteps(Body was, Body is) {
        this.was = was;
        this.is = is;
    }

    /** Returns the ends of sentences that begin with the name of the test. */
    static List<String> check(Body was, Body is, Map<String, String> names, Set<String> wordsAfter) {
        TestSteps steps = new TestSteps(was, is);
        steps.calls(names, wordsAfter);
        steps.loops();
        steps.replaced();
        return steps.found;
    }

    /** The first of {@code claims} that does not follow the one before it in {@code now}. */
    static Optional<List<String>> firstLost(List<List<String>> claims, List<List<String>> now) {
        int at = 0;
        for (List<String> claim : claims) {
            int place = now.subList(at, now.size()).indexOf(claim);
            if (place < 0) {
                return Optional.of(claim);
            }
            at += place + 1;
        }
        return Optional.empty();
    }

    /** What replaces a function that a test calls, when one of {@code tests} calls it. */
    static Optional<String> replacement(List<String> tokens, List<Body> tests) {
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean isCall = i + 1 < tokens.size() && tokens.get(i + 1).equals("(");
            Optional<String> name = isCall && REPLACERS.contains(token) ? replacedBy(tokens, i) : assigned(tokens, i);
            if (name.isPresent() && tests.stream().anyMatch(test -> calls(test, name.get()))) {
                return name;
            }
        }
        return Optional.empty();
    }

    private void calls(Map<String, String> names, Set<String> wordsAfter) {
        Set<String> old = Set.copyOf(
                was.lines().stream().flatMap(line -> line.tokens().stream()).toList());
        boolean isHelped = is.parameters().stream()
                        .anyMatch(name -> !was.parameters().contains(name) && !names.containsValue(name))
                || is.lines().stream().anyMatch(line -> callsNew(line.tokens(), old));
        if (isHelped) {
            return;
        }
        was.lines().stream()
                .filter(line ->
                        !line.isClaim() && Body.assignments(line.tokens()).isEmpty())
                .map(Line::tokens)
                .filter(tokens -> !SURROUNDINGS.contains(tokens.get(0)))
                .map(TestSteps::called)
                .flatMap(Optional::stream)
                .filter(name -> !CLEANS.matcher(name).matches() && !wordsAfter.contains(name))
                .findFirst()
                .ifPresent(name -> found.add("no longer calls " + name));
    }

    private static boolean callsNew(List<String> tokens, Set<String> old) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i + 1).equals("(")
                    && Character.isJavaIdentifierStart(tokens.get(i).charAt(0))
                    && !old.contains(tokens.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** The last function that a statement calls. */
    private static Optional<String> called(List<String> tokens) {
        int depth = 0;
        Optional<String> name = Optional.empty();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).equals("(")
                    && depth == 0
                    && i > 0
                    && Character.isJavaIdentifierStart(tokens.get(i - 1).charAt(0))) {
                name = Optional.of(tokens.get(i - 1));
            }
            depth += "([{".contains(tokens.get(i)) ? 1 : 0;
            depth -= ")]}".contains(tokens.get(i)) ? 1 : 0;
        }
        return Set.of("if", "for", "while", "with", "try", "switch", "synchronized")
                        .contains(tokens.get(0))
                ? Optional.empty()
                : name;
    }

    private void loops() {
        if (loops(is) > loops(was)) {
            found.add("now waits in a loop");
        }
    }

    private static long loops(Body body) {
        return body.lines().stream()
                .filter(line -> line.tokens().get(0).matches("while|do"))
                .count();
    }

    private void replaced() {
        is.lines().stream()
                .map(Line::tokens)
                .filter(tokens ->
                        was.lines().stream().noneMatch(line -> line.tokens().equals(tokens)))
                .map(tokens -> replacement(tokens, List.of(was)))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(name -> found.add("replaces what it tests: " + name));
    }

    private static Optional<String> replacedBy(List<String> tokens, int at) {
        int end = PythonLayout.close(tokens, at + 1);
        List<String> arguments = tokens.subList(Math.min(at + 2, tokens.size()), Math.min(end, tokens.size()));
        if (arguments.isEmpty() || arguments.stream().limit(1).anyMatch(TestSteps::isSurrounding)) {
            return Optional.empty();
        }
        if (Set.of("when", "spy").contains(tokens.get(at))) {
            return called(arguments).or(() -> after(tokens, end));
        }
        if (tokens.get(at).matches("doReturn|mockStatic")) {
            return tokens.get(at).equals("mockStatic") ? Optional.of(arguments.get(0)) : Optional.empty();
        }
        return arguments.stream()
                .limit(arguments.get(0).startsWith("\"") ? 1 : 3)
                .filter(one -> one.startsWith("\""))
                .map(one -> one.replace("\"", ""))
                .map(one -> one.substring(one.lastIndexOf('.') + 1))
                .findFirst();
    }

    private static boolean isSurrounding(String token) {
        return SURROUNDINGS.contains(token.replace("\"", "").split("\\.", 2)[0]);
    }

    /** In {@code when(x).name(...)} the name behind the brackets. */
    private static Optional<String> after(List<String> tokens, int end) {
        return end + 2 < tokens.size() && tokens.get(end + 1).equals(".")
                ? Optional.of(tokens.get(end + 2))
                : Optional.empty();
    }

    private static Optional<String> assigned(List<String> tokens, int at) {
        boolean isAssigned = at > 1
                && tokens.get(at).equals("=")
                && tokens.get(at - 2).equals(".")
                && at + 1 < tokens.size()
                && tokens.subList(at + 1, tokens.size()).stream().anyMatch(STAND_INS::contains)
                && !SURROUNDINGS.contains(tokens.get(0));
        return isAssigned ? Optional.of(tokens.get(at - 1)) : Optional.empty();
    }

    private static boolean calls(Body body, String name) {
        boolean isType = !name.isEmpty()
                && Character.isUpperCase(name.charAt(0))
                && name.chars().anyMatch(Character::isLowerCase);
        return body.lines().stream()
                .anyMatch(line ->
                        calls(line.tokens(), name) || (isType && line.tokens().contains(name)));
    }

    static boolean calls(List<String> tokens, String name) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).equals(name) && tokens.get(i + 1).equals("(")) {
                return true;
            }
        }
        return false;
    }
}
