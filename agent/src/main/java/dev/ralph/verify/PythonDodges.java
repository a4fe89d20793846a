package dev.ralph.verify;

import dev.ralph.verify.PythonOutline.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What makes a failing Python test look fine without repairing anything, as it stands in a file. */
final class PythonDodges {

    private static final Pattern WORD = Pattern.compile("skip|skip[Ii]f|skip[Uu]nless|xfail|importorskip|skipTest"
            + "|SkipTest|expectedFailure|Skipped|collect_ignore(?:_glob)?|__test__|flaky|reruns?|retry"
            + "|pytest_(?:ignore_collect|collection_modifyitems|deselected|pyfunc_call|runtest_(?:protocol|call"
            + "|makereport|logreport)|itemcollected|sessionfinish|pycollect_makeitem|report_teststatus)"
            + "|deselect|NotImplementedError|_exit|incremental|fail_if_no_tests");
    private static final Set<String> CALLS = Set.of("sleep", "exit", "quit", "suppress");
    private static final Pattern ORDER = Pattern.compile("pytest \\. mark \\. (?:order|run|first|last|dependency)\\b");
    private static final Pattern ALWAYS = Pattern.compile(
            "assert (?:True|1|not False|not None|\"[^\"]+\"|'[^']+')|assert (.+) (?:==|is|<=|>=) \\1|assert .* or (?:True|1)");
    private static final Pattern ANYTHING =
            Pattern.compile("except(?: (?:Base)?Exception| AssertionError)?(?: as \\w+)? :");
    private static final Pattern TO_DO = Pattern.compile("\\b(?:TODO|FIXME|XXX)\\b");

    private PythonDodges() {}

    static List<String> seen(String source) {
        PythonOutline file = PythonOutline.of(source);
        List<String> seen = new ArrayList<>();
        file.all().forEach(statement -> inStatement(statement, seen));
        file.comments().stream()
                .flatMap(comment -> TO_DO.matcher(comment).results())
                .forEach(found -> seen.add("a comment " + found.group()));
        return seen;
    }

    /** A pause of less than a hundredth of a second lets a clock move on, and waits for nothing. */
    private static boolean isCalled(List<String> behind) {
        return !behind.isEmpty()
                && behind.get(0).equals("(")
                && !String.join("", behind).matches("\\(0\\.00\\d*\\)");
    }

    private static void inStatement(Statement statement, List<String> seen) {
        List<String> tokens = statement.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (WORD.matcher(token).matches()) {
                seen.add(token);
            } else if (CALLS.contains(token) && isCalled(tokens.subList(i + 1, tokens.size()))) {
                seen.add(token + "()");
            }
        }
        ORDER.matcher(statement.text())
                .results()
                .forEach(found -> seen.add(found.group().replace(" ", "")));
        if (ALWAYS.matcher(statement.text().replaceFirst(" , .*", "")).matches()) {
            seen.add("an assertion that always holds");
        }
        boolean isEmpty = ANYTHING.matcher(statement.text()).matches()
                && !statement.inside().isEmpty()
                && statement.inside().stream()
                        .allMatch(one -> Set.of("pass", ". . .").contains(one.text()));
        if (isEmpty) {
            seen.add("an except that swallows");
        }
    }
}
