package dev.ralph.verify.shell;

import dev.ralph.verify.shell.Script.Element;
import dev.ralph.verify.shell.Script.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The program that a simple command runs in the end, behind assignments and launchers such as {@code timeout}.
 *
 * @param name without its folder; empty for assignments alone and for compound commands
 * @param arguments the words behind it
 */
public record Program(String name, List<Word> arguments) {

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*\\+?=.*", Pattern.DOTALL);

    private static final Set<String> LAUNCHERS =
            Set.of("time", "env", "command", "nice", "nohup", "timeout", "stdbuf", "sudo", "xargs", "setsid");

    /** Launchers of a tool chain, with the word that has to follow. */
    private static final Set<String> TOOL_LAUNCHERS = Set.of(
            "poetry run",
            "pipenv run",
            "uv run",
            "hatch run",
            "pdm run",
            "rye run",
            "conda run",
            "bundle exec",
            "npm exec",
            "pnpm exec",
            "yarn exec",
            "yarn run",
            "bunx",
            "npx",
            "pnpx",
            "coverage run");

    private static final Set<String> SEARCHERS = Set.of("grep", "egrep", "fgrep", "zgrep", "rg", "ag", "pgrep");
    private static final Set<String> ANSWERERS =
            Set.of("test", "[", "[[", "((", "diff", "cmp", "command", "which", "type", "hash", "expr");
    private static final Set<String> SETTINGS =
            Set.of("cd", "pushd", "popd", "source", ".", "export", "declare", "local");
    private static final Set<String> SILENT = Set.of(
            "rm",
            "rmdir",
            "mkdir",
            "touch",
            "cp",
            "mv",
            "ln",
            "chmod",
            "chown",
            "mktemp",
            "echo",
            "printf",
            "true",
            ":",
            "sleep",
            "pwd",
            "date",
            "env",
            "whoami",
            "id",
            "uname",
            "hostname",
            "ps",
            "df",
            "du",
            "free",
            "find",
            "wait",
            "printenv",
            "history",
            "clear",
            "umask",
            "unset",
            "read",
            "shift");
    private static final Set<String> READERS = Set.of(
            "cat", "head", "tail", "wc", "sort", "uniq", "tee", "cut", "tr", "nl", "column", "less", "more", "fold");
    private static final Set<String> GIT_SHOWS = Set.of("status", "log", "diff", "show", "branch", "blame", "shortlog");
    private static final Pattern CONSTANT = Pattern.compile("(?!.*(?:\\$|\\s-[a-zA-Z]\\s)).*");
    private static final Pattern FILE_TEST = Pattern.compile("-(?:[abcdefghkprstuwxGLNOS]|nt|ot|ef)");
    private static final Set<String> INTERPRETERS =
            Set.of("python", "python2", "python3", "node", "ruby", "perl", "deno", "bun", "php");
    /** Statements of an inline program that could never say no. */
    private static final Pattern HARMLESS =
            Pattern.compile("\\s*(?:(?:print|puts|echo|say|console\\.log)\\b\\s*\\(?[^()]*\\)?"
                    + "|pass|import (?:sys|os|re|json|time|math)|#.*|(?:sys\\.|process\\.)?exit\\(0?\\)|)\\s*");

    private static final Set<String> DISPLAYS = Set.of(
            "cat", "head", "tail", "nl", "less", "more", "sed", "awk", "sort", "uniq", "cut", "tr", "column", "tree",
            "yes", "seq", "tee", "fold");

    public Program {
        arguments = List.copyOf(arguments);
    }

    /** Returns the program of an element. */
    public static Program of(Element element) {
        return element.isSimple() ? of(element.words()) : new Program("", List.of());
    }

    private static Program of(List<Word> words) {
        int at = 0;
        while (at < words.size() && ASSIGNMENT.matcher(words.get(at).value()).matches()) {
            at++;
        }
        if (at == words.size()) {
            return new Program("", List.of());
        }
        String first = bare(words.get(at).value());
        List<Word> rest = words.subList(at + 1, words.size());
        boolean asks = first.equals("command")
                && !rest.isEmpty()
                && rest.get(0).value().matches("-[vV]");
        if (LAUNCHERS.contains(first) && !asks) {
            List<Word> launched = behindOptions(rest, first.equals("timeout"));
            return launched.isEmpty() ? new Program(first, rest) : of(launched);
        }
        if (TOOL_LAUNCHERS.contains(first)) {
            return ofLaunched(first, rest);
        }
        if (!rest.isEmpty() && TOOL_LAUNCHERS.contains(first + " " + rest.get(0).value())) {
            return ofLaunched(first, rest.subList(1, rest.size()));
        }
        return module(first, rest);
    }

    private static Program ofLaunched(String first, List<Word> rest) {
        List<Word> launched = behindOptions(rest, false);
        return launched.isEmpty() ? new Program(first, rest) : of(launched);
    }

    /** {@code python -m pytest} is pytest. */
    private static Program module(String first, List<Word> rest) {
        if (first.startsWith("python")) {
            for (int i = 0; i + 1 < rest.size() && rest.get(i).value().startsWith("-"); i++) {
                if (rest.get(i).value().equals("-m")) {
                    return of(rest.subList(i + 1, rest.size()));
                }
            }
        }
        return new Program(first, rest);
    }

    private static List<Word> behindOptions(List<Word> words, boolean oneMore) {
        int at = 0;
        while (at < words.size()
                && (words.get(at).value().startsWith("-")
                        || ASSIGNMENT.matcher(words.get(at).value()).matches())) {
            at++;
        }
        at += oneMore ? 1 : 0;
        return words.subList(Math.min(at, words.size()), words.size());
    }

    private static String bare(String value) {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** Whether one of the arguments is exactly this word. */
    public boolean has(String word) {
        return arguments.stream().anyMatch(argument -> argument.value().equals(word));
    }

    /** Whether a short option with this letter, alone or among others, or this long one is given. */
    public boolean hasOption(char letter, String name) {
        Pattern cluster = Pattern.compile("-[A-Za-z]*" + letter + "[A-Za-z0-9]*");
        return arguments.stream()
                .map(Word::value)
                .anyMatch(value ->
                        value.equals("--" + name) || cluster.matcher(value).matches());
    }

    /** The first argument that is no option; empty when there is none. */
    public String operand() {
        return arguments.stream()
                .map(Word::value)
                .filter(value -> !value.startsWith("-"))
                .findFirst()
                .orElse("");
    }

    public boolean isSearch() {
        return SEARCHERS.contains(name) || (name.equals("git") && operand().equals("grep"));
    }

    /** Whether an exit status of 1 is an answer, and not perhaps a breakdown. */
    public boolean answersWithOne() {
        return isSearch()
                || ANSWERERS.contains(name)
                || (name.equals("git") && operand().equals("diff"));
    }

    /** Whether it only prepares what comes behind it. */
    public boolean isSetting() {
        return name.isEmpty() || SETTINGS.contains(name);
    }

    /** Whether it is another shell that gets its command as text. */
    public boolean isShell() {
        return Set.of("sh", "bash", "dash", "zsh", "ksh").contains(name)
                && (hasOption('c', "c") || hasOption('s', "s") || operand().isEmpty());
    }

    public boolean isEcho() {
        return name.equals("echo") || name.equals("printf");
    }

    private boolean onlyPrints() {
        if (!INTERPRETERS.contains(name)) {
            return isEcho();
        }
        for (int i = 0; i + 1 < arguments.size(); i++) {
            String option = arguments.get(i).value();
            if (option.equals("-c") || option.equals("-e")) {
                return onlyPrints(arguments.get(i + 1).value());
            }
        }
        return false;
    }

    /** Whether the text of a program only prints, whatever the project holds. */
    public static boolean onlyPrints(String code) {
        return Arrays.stream(code.split("[;\n]"))
                .allMatch(part -> HARMLESS.matcher(part).matches());
    }

    /** Whether it is an interpreter that gets its program on standard input. */
    public boolean readsItsProgram() {
        return INTERPRETERS.contains(name) && operand().isEmpty() && !hasOption('c', "c") && !hasOption('e', "eval");
    }

    /** Whether it shows something that a person has to judge. */
    public boolean isDisplay() {
        return DISPLAYS.contains(name);
    }

    /** Whether its exit status could never say no to what the project holds. */
    public boolean cannotFail() {
        if (isSetting() || SILENT.contains(name) || onlyPrints() || isAboutItself() || listsHere()) {
            return true;
        }
        if (name.equals("exit")) {
            return operand().isEmpty() || operand().equals("0");
        }
        if (isSearch() && (hasOption('v', "invert-match") || hasOption('L', "files-without-match"))) {
            return true;
        }
        if (READERS.contains(name)) {
            return operandsOfReader() == 0;
        }
        if (name.equals("[[") || name.equals("((")) {
            return arguments.stream()
                    .allMatch(word -> CONSTANT.matcher(word.value()).matches());
        }
        if (name.equals("test") || name.equals("[")) {
            return arguments.stream()
                    .allMatch(word ->
                            word.literal() && !FILE_TEST.matcher(word.value()).matches());
        }
        boolean asks = hasOption('q', "quiet") || has("--exit-code");
        return name.equals("git") && GIT_SHOWS.contains(operand()) && !asks;
    }

    /** Whether it only says its own version or how it is used. */
    private boolean isAboutItself() {
        return arguments.size() == 1
                && Set.of("--version", "-version", "-V", "--help")
                        .contains(arguments.get(0).value());
    }

    /** A folder that one stands in can always be listed. */
    private boolean listsHere() {
        return name.equals("ls") && operand().isEmpty();
    }

    private long operandsOfReader() {
        if (name.equals("tee") || name.equals("tr") || name.equals("cut")) {
            return 0;
        }
        return arguments.stream()
                .map(Word::value)
                .filter(value -> !value.startsWith("-") && !value.matches("\\d+"))
                .count();
    }
}
