package dev.ralph.verify;

import dev.ralph.verify.TestCode.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds what makes a failing test look fine without repairing anything; what was there before is not held against. */
final class Dodges {

    private static final Pattern ANNOTATION =
            Pattern.compile("Disabled\\w*|Enabled\\w*|Ignore\\w*|Test(?:Method|Class)Order|Order"
                    + "|FixMethodOrder|Retry\\w*|Flaky\\w*|RepeatedIf\\w*");
    private static final Pattern WORD = Pattern.compile("Assumptions?|Assume|assum\\w*(?:True|False|That)|assuming\\w*"
            + "|\\w*TestAbortedException|AssumptionViolatedException|SkipException|ExecutionCondition"
            + "|ConditionEvaluationResult|(?:Test|LifecycleMethod)ExecutionExceptionHandler|PostDiscoveryFilter"
            + "|MethodOrderer\\w*|ClassOrderer\\w*|NotImplementedException|parkNanos|parkUntil|[Aa]waitility");
    private static final Pattern NOT_DONE = Pattern.compile("(?i)\".*(?:not (?:yet )?implemented|to ?do|stub).*\"");
    static final Pattern TO_DO = Pattern.compile("\\b(?:TODO|FIXME|XXX)\\b");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u+00[0-7][0-9a-fA-F]");
    private static final Pattern RUNNER =
            Pattern.compile("(?is).*\\bralph(?!_(?:provider|jdbc_url|database_url))(?:\\b|_).*");
    private static final Pattern MACHINE = Pattern.compile("\"(?:CI|GITHUB_ACTIONS|GITLAB_CI|JENKINS_URL|TRAVIS)\"");
    private static final Set<String> AFTER_A_WORD = Set.of("return", "else", "do", "throw");
    private static final Set<String> JUNIT_NAMES = Set.of(
            "Assertions",
            "Assert",
            "Test",
            "ParameterizedTest",
            "RepeatedTest",
            "TestFactory",
            "BeforeEach",
            "AfterEach");

    private static final Pattern IN_OTHER_FILES = Pattern.compile("skipTests|maven\\.test\\.skip|skipITs"
            + "|(?:testFailureIgnore|maven\\.test\\.failure\\.ignore)|rerunFailingTests|continue-on-error:\\s*true"
            + "|allow_failure:\\s*true|\\|\\|\\s*(?:true|:)|--fail-never|\\bset \\+e|\\bexit 0"
            + "|junit\\.jupiter\\.(?:testmethod|testclass)\\.order\\.default"
            + "|--deselect|--ignore(?:-glob)?\\b|--reruns|\\bpython_(?:files|classes|functions)\\b|\\btestpaths\\b"
            + "|\\bnorecursedirs\\b|\\baddopts\\b|\\bcollect_ignore"
            + "|junit\\.platform\\.discovery|extensions\\.autodetection\\.(?:exclude|include)"
            + "|\\b(?:TODO|FIXME|XXX)\\b");

    private Dodges() {}

    /** Whether an annotation only keeps a test from being looked at. */
    static boolean isDodge(String annotation) {
        return ANNOTATION.matcher(Declaration.simpleName(annotation)).matches();
    }

    /** Whether a text names what only the program that runs the tests knows. */
    static boolean namesTheRunner(String text) {
        return RUNNER.matcher(text).matches();
    }

    static List<String> inJava(String before, String after) {
        List<String> added = new ArrayList<>(added(before, after, Dodges::seen));
        Map<String, Member> old = TestsKept.methods(before);
        TestsKept.methods(after).forEach((key, member) -> {
            if (!old.containsKey(key)
                    && Assertions.LIBRARY_NAME
                            .matcher(member.declaration().name())
                            .matches()) {
                added.add(key + " takes the name of an assertion");
            }
        });
        return added;
    }

    static List<String> inPython(PythonOutline before, PythonOutline after, PythonModules modules) {
        return added(before, after, file -> Body.concat(PythonDodges.seen(file), PythonStandIns.seen(file, modules)));
    }

    static List<String> inOtherFile(String before, String after) {
        return added(
                before,
                after,
                text -> IN_OTHER_FILES
                        .matcher(text)
                        .results()
                        .map(found -> "'" + found.group() + "'")
                        .toList());
    }

    private static <T> List<String> added(T before, T after, Function<T, List<String>> seen) {
        Map<String, Integer> count = new LinkedHashMap<>();
        seen.apply(after).forEach(one -> count.merge(one, 1, Integer::sum));
        seen.apply(before).forEach(one -> count.merge(one, -1, Integer::sum));
        return count.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + " is added")
                .toList();
    }

    private static List<String> seen(String source) {
        JavaTokens tokens = JavaTokens.of(source);
        JavaOutline file = JavaOutline.of(tokens.code());
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < tokens.code().size(); i++) {
            inTokens(tokens.code(), i, seen);
        }
        tokens.comments().stream()
                .flatMap(comment -> TO_DO.matcher(comment).results())
                .forEach(found -> seen.add("a comment " + found.group()));
        ESCAPE.matcher(source).results().forEach(found -> seen.add("the hidden character " + found.group()));
        file.all().forEach(piece -> inPiece(piece, seen));
        TestCode code = TestCode.of(file);
        code.methods().forEach((key, member) -> inMember(key, member, seen));
        inNames(code, file, seen);
        JavaInsides.look(file, seen);
        return seen;
    }

    private static void inTokens(List<String> code, int i, List<String> seen) {
        String token = code.get(i);
        String next = i + 1 < code.size() ? code.get(i + 1) : "";
        String last = i > 0 ? code.get(i - 1) : "";
        String lastButOne = i > 1 ? code.get(i - 2) : "";
        boolean call = next.equals("(") || last.equals("::");
        boolean onItsOwn =
                !last.equals(".") && (last.isEmpty() || !JavaTokens.isWord(last) || AFTER_A_WORD.contains(last));
        if (WORD.matcher(token).matches()) {
            seen.add(token);
        } else if (token.equals("abort") && call && onItsOwn) {
            seen.add("abort()");
        } else if (token.startsWith("\"") && namesTheRunner(token)) {
            seen.add("a word of what runs the tests, " + token + ",");
        } else if (MACHINE.matcher(token).matches() && lastButOne.matches("getenv|get|containsKey")) {
            seen.add("a look at " + token);
        } else if (token.equals("await") && next.equals("(") && onItsOwn && isChained(code, i + 1)) {
            seen.add("await()");
        } else if (token.equals("sleep") && call) {
            seen.add("sleep()");
        } else if (token.equals("skip")
                && (last.equals("::")
                        || (last.equals(".")
                                && i + 2 < code.size()
                                && code.get(i + 2).equals(")")))) {
            seen.add("skip()");
        } else if (call && (token.equals("halt") || (token.equals("exit") && lastButOne.equals("System")))) {
            seen.add(token + "()");
        } else if (token.equals("UnsupportedOperationException")
                && i + 2 < code.size()
                && NOT_DONE.matcher(code.get(i + 2)).matches()) {
            seen.add("a stub");
        } else if (token.startsWith("\"") && token.contains("opentest4j")) {
            seen.add("a class name " + token);
        }
    }

    private static boolean isChained(List<String> code, int open) {
        int close = PythonLayout.close(code, open);
        return close + 1 < code.size() && code.get(close + 1).equals(".");
    }

    private static void inPiece(JavaOutline piece, List<String> seen) {
        for (int i = 0; i + 1 < piece.tokens().size(); i++) {
            if (piece.tokens().get(i).equals("@")) {
                String annotation = Declaration.simpleName(annotationFrom(piece.tokens(), i));
                if (ANNOTATION.matcher(annotation).matches()) {
                    seen.add("@" + annotation);
                }
            }
        }
        if (!piece.isBlock() || !isCatch(piece)) {
            return;
        }
        if (piece.inside().isEmpty()) {
            seen.add("an empty catch");
        } else if (catchesFailures(piece) && !holds(piece, "throw")) {
            seen.add("a catch of " + piece.text().replaceAll(".*\\( (.*) \\w+ \\)", "$1") + " that throws nothing");
        }
    }

    /** An extension that runs a test and keeps what it threw to itself. */
    private static void inMember(String key, Member member, List<String> seen) {
        JavaOutline body = member.body();
        boolean swallows = body.all().filter(Dodges::isCatch).anyMatch(piece -> holds(piece, "Throwable"));
        boolean runsATest = holds(body, "proceed") || holds(body, "evaluate");
        if (swallows && runsATest && !holds(body, "throw")) {
            seen.add(key + ", which keeps failures to itself,");
        }
        String name = member.declaration().name();
        if (name.matches("intercept(?:Test|Before|After)\\w*|interceptDynamicTest") && !holds(body, "proceed")) {
            seen.add(key + ", which does not run the test,");
        }
        if (Proceeding.mayFail(body)) {
            seen.add(key + ", which may not run the test or not pass on how it ends,");
        }
        if (member.isTest() && body.inside().isEmpty()) {
            seen.add("a test without a body (" + key + ")");
        }
        boolean saysYes =
                body.inside().size() == 1 && body.inside().get(0).text().equals("return true");
        if (name.equals("equals") && saysYes) {
            seen.add(key + ", which equals everything,");
        }
    }

    private static void inNames(TestCode code, JavaOutline file, List<String> seen) {
        code.types().values().stream()
                .map(Declaration::name)
                .filter(JUNIT_NAMES::contains)
                .forEach(name -> seen.add("a type named " + name));
        code.imports().stream()
                .filter(one -> !Assertions.LIBRARY
                        .matcher(one.replaceFirst("^static ", ""))
                        .matches())
                .filter(one -> {
                    String name = one.substring(one.lastIndexOf('.') + 1);
                    return JUNIT_NAMES.contains(name)
                            || Assertions.LIBRARY_NAME.matcher(name).matches();
                })
                .forEach(one -> seen.add("the look-alike " + one.strip()));
        file.inside().stream()
                .filter(piece ->
                        piece.tokens().size() > 1 && piece.tokens().get(0).equals("package"))
                .map(piece ->
                        String.join("", piece.tokens().subList(1, piece.tokens().size())))
                .filter(name -> Assertions.LIBRARY.matcher(name + ".").matches() || name.matches("javax?(\\..*)?"))
                .forEach(name -> seen.add("a class in the package of a library, " + name + ","));
    }

    private static String annotationFrom(List<String> tokens, int at) {
        int end = at + 2;
        while (end + 1 < tokens.size() && tokens.get(end).equals(".")) {
            end += 2;
        }
        return String.join(" ", tokens.subList(at, end));
    }

    private static boolean isCatch(JavaOutline piece) {
        return !piece.tokens().isEmpty() && piece.tokens().get(0).equals("catch");
    }

    /** A failed assertion is an {@code Error}; who catches it must pass it on. */
    private static boolean catchesFailures(JavaOutline piece) {
        return piece.tokens().stream()
                .anyMatch(token -> token.equals("AssertionError")
                        || token.equals("AssertionFailedError")
                        || token.equals("Error"));
    }

    private static boolean holds(JavaOutline piece, String word) {
        return piece.all().anyMatch(part -> part.tokens().contains(word));
    }
}
