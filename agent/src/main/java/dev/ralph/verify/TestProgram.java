package dev.ralph.verify;

import dev.ralph.verify.shell.Program;
import dev.ralph.verify.shell.Script.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program that runs tests, and how it prints how many. */
enum TestProgram {
    PYTEST(
            "(?:pytest|py\\.test|tox|nox)\\b.*",
            "=*\\s*(?:\\d+ (?:passed|failed|errors?|skipped|deselected|xfailed|xpassed|warnings?|rerun)\\b.* in [\\d.]+s"
                    + "|no tests ran\\b).*"),
    UNITTEST(
            "unittest\\b.*|python[\\d.]* .*manage\\.py test.*",
            "Ran \\d+ tests? in [\\d.]+s\\s+(?:OK|FAILED|NO TESTS RAN).*"),
    MAVEN(
            "(?:mvn|mvnw|mvnd)\\b.*\\b(?:test|verify|package|install|deploy|integration-test|surefire:\\S+|failsafe:\\S+).*",
            "\\[(?:INFO|WARNING|ERROR)\\] Tests run: (?!.*(?:Time elapsed| in )).*"),
    GRADLE("gradlew?\\b.*\\b(?:\\w*[tT]est|check|build)\\b.*", "\\d+ tests? completed.*"),
    CARGO("cargo\\b.*\\b(?:test|nextest)\\b.*", "test result: .*|\\s*Summary \\[.*"),
    GO("go test\\b.*", "ok\\s+\\S+.*|(?:--- )?FAIL\\b.*"),
    JEST("jest\\b.*|react-scripts test.*", "Tests:\\s+.*total.*|No tests found.*"),
    VITEST("vitest\\b.*", "\\s*Tests\\s+\\d.*"),
    MOCHA("mocha\\b.*", "\\s*\\d+ (?:passing|failing|pending)\\b.*"),
    NODE("node\\b.* --test\\b.*|node --test\\b.*", "[#ℹ] (?:tests|pass|fail|skipped) \\d+"),
    RSPEC("rspec\\b.*", "\\d+ examples?, .*"),
    PHPUNIT("phpunit\\b.*", "OK \\(\\d+ tests?, .*|Tests: \\d+, Assertions: .*"),
    DOTNET("dotnet test\\b.*", "(?:Passed|Failed)!\\s+- .*"),
    BATS("bats\\b.*", "\\d+ tests?, \\d+ failures?.*"),
    /** Starts one of the others, which one cannot be seen. */
    SCRIPT("(?:npm|pnpm|yarn|bun|deno) (?:run |run-script )?(?:t|test)\\b.*|make\\b.* (?:test|check)\\b.*", "");

    private static final Set<String> NAMES =
            Set.of("pytest", "py.test", "unittest", "jest", "vitest", "mocha", "rspec", "phpunit", "nextest");
    private static final Set<String> PASSIVE =
            Set.of("ls", "cat", "pip", "pip3", "apt-get", "head", "tail", "stat", "file");
    private static final Pattern NUMBER_FIRST = Pattern.compile("\\b(\\d+)\\s+(x?\\w+)");
    private static final Pattern WORD_FIRST =
            Pattern.compile("(?<!expected )\\b(?<!\\w)([A-Za-z]+)(?::\\s*|=|\\s+)(\\d+)\\b");

    private final Pattern launch;
    private final Pattern summary;

    TestProgram(String launch, String summary) {
        this.launch = Pattern.compile(launch, Pattern.DOTALL);
        this.summary = Pattern.compile("^(?:" + summary + ")$", Pattern.MULTILINE);
    }

    /**
     * How many tests a text tells of.
     *
     * @param summaries how many summaries tell of a test that passed
     * @param others how many tell of none
     */
    record Counts(int passed, int failed, int summaries, int others) {

        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    passed + other.passed, failed + other.failed, summaries + other.summaries, others + other.others);
        }
    }

    /** Recognises a program that runs tests. */
    static Optional<TestProgram> of(Program program) {
        String line = Stream.concat(
                        Stream.of(program.name()), program.arguments().stream().map(Word::value))
                .collect(Collectors.joining(" "));
        return Stream.of(values())
                .filter(candidate -> candidate.launch.matcher(line).matches())
                .findFirst()
                .or(() -> launches(program) ? Optional.of(SCRIPT) : Optional.empty());
    }

    /** Whether a program that is not known gets the name of one that runs tests, as {@code docker} would. */
    private static boolean launches(Program program) {
        boolean known =
                program.isSearch() || program.isEcho() || program.answersWithOne() || PASSIVE.contains(program.name());
        return !known
                && program.arguments().stream()
                        .map(word -> word.value().substring(word.value().lastIndexOf('/') + 1))
                        .anyMatch(NAMES::contains);
    }

    /** What any of these programs would have printed. */
    static Counts anyCounts(String output) {
        return SCRIPT.counts(output);
    }

    /** Reads the summaries in what it printed. */
    Counts counts(String output) {
        if (this == SCRIPT) {
            return Stream.of(values())
                    .filter(other -> other != SCRIPT)
                    .map(other -> other.counts(output))
                    .reduce(Counts.NONE, Counts::plus);
        }
        List<String> found =
                summary.matcher(output).results().map(MatchResult::group).toList();
        // One run of node has its counts on lines of their own.
        List<String> summaries = this == NODE && !found.isEmpty() ? List.of(String.join("; ", found)) : found;
        Counts all = summaries.stream().map(this::count).reduce(Counts.NONE, Counts::plus);
        boolean allSkipped = this == GO && output.contains("--- SKIP:") && !output.contains("--- PASS:");
        return allSkipped ? new Counts(0, all.failed(), 0, 1) : all;
    }

    private Counts count(String line) {
        if (this == GO) {
            boolean ran = line.startsWith("ok") && !line.contains("[no test");
            return new Counts(ran ? 1 : 0, line.startsWith("ok") ? 0 : 1, ran ? 1 : 0, ran ? 0 : 1);
        }
        Tally tally = new Tally();
        NUMBER_FIRST.matcher(line).results().forEach(found -> tally.add(found.group(2), found.group(1)));
        Matcher words = WORD_FIRST.matcher(line);
        while (words.find()) {
            tally.add(words.group(1), words.group(2));
        }
        return tally.counts();
    }

    /** Adds up the numbers of one summary by the words beside them. */
    private static final class Tally {

        private static final List<String> PASSED = List.of("passed", "passing", "pass");
        private static final List<String> FAILED =
                List.of("failed", "failing", "failure", "failures", "fail", "error", "errors");
        private static final List<String> SKIPPED = List.of("skipped", "pending", "ignored", "todo", "incomplete");
        private static final List<String> TOTAL = List.of("total", "tests", "test", "run", "examples", "example");

        private int passed = -1;
        private int failed;
        private int skipped;
        private int total;

        private void add(String word, String digits) {
            int number = digits.length() > 8 ? 0 : Integer.parseInt(digits);
            String lower = word.toLowerCase(Locale.ROOT);
            if (PASSED.contains(lower)) {
                passed = Math.max(passed, number);
            } else if (FAILED.contains(lower)) {
                failed += number;
            } else if (SKIPPED.contains(lower)) {
                skipped += number;
            } else if (TOTAL.contains(lower)) {
                total = Math.max(total, number);
            }
        }

        private Counts counts() {
            int good = passed >= 0 ? passed : Math.max(0, total - failed - skipped);
            return new Counts(good, failed, good > 0 ? 1 : 0, good > 0 ? 0 : 1);
        }
    }
}
