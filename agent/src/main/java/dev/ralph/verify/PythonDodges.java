package dev.ralph.verify;

import dev.ralph.verify.PythonCode.Member;
import dev.ralph.verify.PythonOutline.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What makes a failing Python test look fine without repairing anything, as it stands in a file. */
final class PythonDodges {

    private static final String SKIPS = "skip|skip[Ii]f|skip[Uu]nless|xfail|importorskip|skipTest|SkipTest"
            + "|expectedFailure|Skipped|flaky|reruns?|retry";
    private static final String HOOKS = "ignore_collect|collection(?:_modifyitems|_finish)?|deselected|pyfunc_call"
            + "|runtest(?:loop|_protocol|_call|_makereport|_logreport)|itemcollected|sessionfinish|pycollect_makeitem"
            + "|pycollect_makemodule|report_teststatus|collect_file|make_collect_report|generate_tests|cmdline_main"
            + "|exception_interact|load_initial_conftests|cmdline_parse";
    private static final Pattern WORD = Pattern.compile(SKIPS + "|collect_ignore(?:_glob)?|__test__"
            + "|pytest_(?:" + HOOKS + ")|addTypeEqualityFunc|failureException"
            + "|deselect|NotImplementedError|_exit|incremental|fail_if_no_tests|settrace|_getframe");
    private static final Pattern HOOK_AS_TEXT = Pattern.compile("\"pytest_(?:" + HOOKS + ")\"");
    private static final Pattern SKIP_AS_TEXT = Pattern.compile("\"(?:" + SKIPS + ")\"");
    private static final Set<String> CALLS = Set.of("sleep", "exit", "quit", "suppress");
    private static final Set<String> MARKS = Set.of("pytest", "mark", "add_marker", "applymarker", "getattr");
    private static final Pattern NAMES_OF_ALL = Pattern.compile("\\b(?:globals|vars|locals) \\( \\)");
    private static final Pattern OPTION = Pattern.compile("\\boption \\. \\w+ =(?! =)");
    private static final Set<String> MACHINES =
            Set.of("\"CI\"", "\"GITHUB_ACTIONS\"", "\"GITLAB_CI\"", "\"JENKINS_URL\"", "\"TRAVIS\"");
    private static final Set<String> OWN_CALLS = Set.of("exec", "eval", "__import__");

    private static final Pattern ANYTHING =
            Pattern.compile("except(?: (?:Base)?Exception| AssertionError)?(?: as \\w+)? :");
    private static final Pattern ASSERTION = Pattern.compile(
            "assert(?:(?:Not)?(?:Equal|In|IsInstance|AlmostEqual|Regex)"
                    + "|True|False|Is(?:Not)?(?:None)?|Raises\\w*|Warns\\w*|Greater\\w*|Less\\w*|\\w+Equal)|approx|raises|fail");
    private static final Set<String> OF_PYTEST = Set.of("pytest", "unittest", "approx", "raises");
    private static final String LIBRARY = "(?:pytest|_pytest|unittest|pluggy)";

    /** Sentences by what they see in the text of a statement. */
    private static final Map<String, Pattern> STATEMENTS = statements();

    /** Without one of these in it, a statement is nothing of that. */
    private static final Set<String> TRIGGERS =
            Set.of(("pytest _pytest unittest pluggy TestCase setattr object patch delattr"
                            + " modules getattr obj runtest _obj SystemExit KeyboardInterrupt os _testMethodName node item function"
                            + " inspect traceback push push_async_exit Event select __class__ __bases__ __mro__ \"PYTEST_ADDOPTS\""
                            + " \"PYTEST_PLUGINS\" \"PYTEST_DISABLE_PLUGIN_AUTOLOAD\" \"PYTEST_CURRENT_TEST\"")
                    .split(" "));

    private PythonDodges() {}

    private static Map<String, Pattern> statements() {
        Map<String, Pattern> found = new LinkedHashMap<>();
        found.put("a mark of order", Pattern.compile("pytest \\. mark \\. (?:order|run|first|last|dependency)\\b"));
        found.put(
                "a change of the test library",
                Pattern.compile("^" + LIBRARY + "(?: \\. \\w+)++ =(?! =)|\\bTestCase \\. \\w+ = "
                        + "|\\b(?:setattr|object) \\( (?:" + LIBRARY + "\\b(?! \\. mock)|(?:\\w+ \\. )?TestCase\\b)"
                        + "|\\b(?:setattr|patch|delattr) \\( \"" + LIBRARY + "\\.(?!mock)"
                        + "|\\bmodules \\[ \"" + LIBRARY + "\""));
        found.put("a name of the test library behind getattr", Pattern.compile("\\bgetattr \\( " + LIBRARY + "\\b"));
        found.put(
                "a change of what a test runs",
                Pattern.compile("\\b(?:item|node|function) \\. (?:obj|runtest|_obj) =(?! =)"));
        found.put(
                "an option of the run",
                Pattern.compile("(?<!delenv \\( |pop \\( )\"PYTEST_(?:ADDOPTS|PLUGINS|DISABLE_PLUGIN_AUTOLOAD)\""));
        found.put(
                "a look at which test runs",
                Pattern.compile("\"PYTEST_CURRENT_TEST\"|\\b_testMethodName (?:==|!=|in)"
                        + "|\\b(?:node|item|function) \\. (?:name|nodeid|originalname) (?:==|!=|in|not in|\\. (?:starts|ends)with)"
                        + "|(?:==|!=|\\bin) (?:\\w+ \\. )*(?:node|item|function) \\. (?:name|nodeid|originalname)\\b"
                        + "|\\b(?:inspect \\. (?:stack|currentframe)|traceback \\. extract_stack) \\("));
        found.put("a failure that is swallowed", Pattern.compile("\\. push(?:_async_exit)? \\( lambda\\b"));
        found.put(
                "a wait for nothing",
                Pattern.compile("\\bEvent \\( \\) \\. wait \\(|\\bselect \\( \\[ \\] , \\[ \\] , \\[ \\] ,"));
        found.put("a change of a type", Pattern.compile("\\. (?:__class__|__bases__|__mro__) =(?! =)"));
        found.put("a raised SystemExit", Pattern.compile("\\braise (?:SystemExit|KeyboardInterrupt)\\b"));
        found.put("an end of the process", Pattern.compile("\\bos \\. (?:abort|kill|execv\\w*) \\("));
        return found;
    }

    static List<String> seen(PythonOutline file) {
        List<String> seen = new ArrayList<>();
        file.all().forEach(statement -> inStatement(statement, seen));
        file.comments().stream()
                .flatMap(comment -> Dodges.TO_DO.matcher(comment).results())
                .forEach(found -> seen.add("a comment " + found.group()));
        atImport(file.inside(), seen);
        PythonCode.of(file).functions().values().forEach(one -> inFunction(one, seen));
        return seen;
    }

    /** A fixture may put a name of its file back; when the file is read, names can only be taken away from pytest. */
    private static void atImport(List<Statement> statements, List<String> seen) {
        for (Statement one : statements) {
            if (NAMES_OF_ALL.matcher(one.text()).find()) {
                seen.add("globals() outside of a function");
            }
            if (!one.text().startsWith("def ") && !one.text().startsWith("async def ")) {
                atImport(one.inside(), seen);
            }
        }
    }

    /** A pause of less than a hundredth of a second lets a clock move on, and waits for nothing. */
    private static boolean isCalled(List<String> behind) {
        return !behind.isEmpty()
                && behind.get(0).equals("(")
                && !String.join("", behind).matches("\\(0\\.00\\d*\\)");
    }

    private static void inStatement(Statement statement, List<String> seen) {
        List<String> tokens = statement.tokens();
        boolean isMarked = tokens.stream().anyMatch(MARKS::contains);
        for (int i = 0; i < tokens.size(); i++) {
            inToken(tokens, i, isMarked, seen);
        }
        String text = statement.text();
        if (tokens.stream().anyMatch(TRIGGERS::contains)) {
            STATEMENTS.forEach((what, pattern) -> pattern.matcher(text)
                    .results()
                    .forEach(found -> seen.add(what + " (" + TestsKept.compact(found.group()) + ")")));
        }
        if (tokens.contains("getenv") || tokens.contains("environ")) {
            tokens.stream().filter(MACHINES::contains).forEach(one -> seen.add("a look at " + one));
        }
        PythonCode.imported(tokens).forEach((name, origin) -> {
            if (origin.get(1).endsWith(".sleep") && !name.equals("sleep")) {
                seen.add("sleep by another name");
            }
            if (OF_PYTEST.contains(name) && !origin.get(1).matches("_?pytest.*|unittest.*")) {
                seen.add("the look-alike " + origin.get(1));
            }
        });
        if (alwaysHolds(tokens)) {
            seen.add("an assertion that always holds");
        }
        boolean isEmpty = ANYTHING.matcher(text).matches()
                && !statement.inside().isEmpty()
                && statement.inside().stream()
                        .allMatch(one -> Set.of("pass", ". . .").contains(one.text()));
        if (isEmpty) {
            seen.add("an except that swallows");
        }
        boolean isOption = tokens.contains("option") && OPTION.matcher(text).find();
        if (isOption) {
            seen.add("a change of an option of the run (" + TestsKept.compact(text) + ")");
        }
    }

    private static void inToken(List<String> tokens, int at, boolean isMarked, List<String> seen) {
        String token = tokens.get(at);
        String last = at > 0 ? tokens.get(at - 1) : "";
        List<String> behind = tokens.subList(at + 1, tokens.size());
        boolean isWord = Character.isJavaIdentifierStart(token.charAt(0)) && !Value.isText(token);
        if (isWord && WORD.matcher(token).matches()) {
            seen.add(token);
        } else if (CALLS.contains(token) && isCalled(behind)) {
            seen.add(token + "()");
        } else if (OWN_CALLS.contains(token) && isCalled(behind) && !last.equals(".") && !last.equals("def")) {
            seen.add(token + "()");
        } else if (HOOK_AS_TEXT.matcher(token).matches()) {
            seen.add("the hook " + token);
        } else if (isMarked && SKIP_AS_TEXT.matcher(token).matches()) {
            seen.add("the text " + token);
        } else if (Value.isText(token) && Dodges.namesTheRunner(token)) {
            seen.add("a word of what runs the tests, " + TestsKept.compact(token) + ",");
        }
    }

    private static boolean alwaysHolds(List<String> tokens) {
        if (!tokens.get(0).equals("assert") || tokens.size() < 2) {
            return false;
        }
        int comma = PythonLayout.outside(tokens, ",");
        List<String> test = PythonLayout.unwrapped(tokens.subList(1, comma < 0 ? tokens.size() : comma));
        String text = String.join(" ", test);
        boolean isTuple = text.startsWith("(")
                && PythonLayout.close(test, 0) == test.size() - 1
                && test.size() > 2
                && PythonLayout.outside(test.subList(1, test.size() - 1), ",") > 0;
        boolean isConstant = text.matches("True|[1-9]\\d*|not (?:False|None|0)|[\"'](?s:.+)[\"']") && test.size() <= 2;
        return isTuple || isConstant || text.matches(".* or (?:True|1)") || comparesWithItself(test);
    }

    private static boolean comparesWithItself(List<String> test) {
        int middle = test.size() / 2;
        return test.size() > 2
                && test.size() % 2 == 1
                && test.get(middle).matches("==|is|<=|>=|in")
                && test.subList(0, middle).equals(test.subList(middle + 1, test.size()));
    }

    private static void inFunction(Member function, List<String> seen) {
        List<String> body =
                function.statement().all().skip(1).map(Statement::text).toList();
        if (function.isTest() && function.isEmpty()) {
            seen.add("a test without a body (" + function.name() + ")");
        }
        if (ASSERTION.matcher(function.name()).matches()) {
            seen.add(function.name() + ", which takes the name of an assertion,");
        }
        boolean saysYes = body.equals(List.of("return True")) || body.equals(List.of("pass"));
        if (function.name().matches("__eq__|__contains__|__ge__|__le__") && saysYes) {
            seen.add(function.name() + ", which equals everything,");
        }
        if (function.name().matches("__a?exit__") && body.contains("return True")) {
            seen.add(function.name() + ", which swallows failures,");
        }
        boolean isManager = function.decorators().stream().anyMatch(one -> one.contains("contextmanager"));
        if (isManager && swallows(function.statement())) {
            seen.add(function.name() + ", which swallows failures,");
        }
    }

    /** Whether what is raised where it yields is caught and not raised again. */
    private static boolean swallows(Statement function) {
        List<Statement> inside = function.inside();
        for (int i = 0; i + 1 < inside.size(); i++) {
            boolean isAround = inside.get(i).first().equals("try")
                    && inside.get(i).all().anyMatch(one -> one.tokens().contains("yield"));
            for (int j = i + 1;
                    isAround && j < inside.size() && inside.get(j).first().equals("except");
                    j++) {
                if (inside.get(j).all().noneMatch(one -> one.tokens().contains("raise"))) {
                    return true;
                }
            }
        }
        return inside.stream().anyMatch(PythonDodges::swallows);
    }
}
