package dev.ralph.verify;

import dev.ralph.verify.shell.Outline;
import dev.ralph.verify.shell.Program;
import dev.ralph.verify.shell.Script;
import dev.ralph.verify.shell.Script.Reading;
import dev.ralph.verify.shell.Script.Statement;
import dev.ralph.verify.shell.ScriptReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The verify block of a task, cut into commands: one for each line, and one for lines that belong together. */
record VerifyBlock(List<Item> items) {

    private static final Pattern AUTOMATED = Pattern.compile("(?s)<automated>(.*?)</automated>");
    private static final Pattern TAG = Pattern.compile("(?s)<([a-z][\\w-]*)>(.*?)</\\1>");
    private static final Pattern DECORATION = Pattern.compile("(?:[-*+]|\\d+[.)])\\s+(?=`)|\\$\\s+");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern PROSE = Pattern.compile(
            "(?:[-*+•]|\\d+[.)])\\s.*|MISSING\\b.*|(?!Rscript\\b|R\\b|X)[A-Z][A-Za-z']*(?:\\s.*|[:,—].*)?");
    /** Each line is judged by every exit status in it anyway. */
    private static final Pattern STRICTNESS = Pattern.compile("set -[eux]*o? ?(?:pipefail)?");

    private static final Pattern COMMAND_SIGNS = Pattern.compile("[|&;<>$/=]");

    VerifyBlock {
        items = List.copyOf(items);
    }

    /**
     * One command or one line of words.
     *
     * @param source as the plan has it
     * @param script empty when it is not understood, with the reason in {@code problem}
     */
    record Item(String source, Optional<Script> script, String problem) {

        /** Whether it only prepares the lines that come behind it, such as {@code cd backend}. */
        boolean isSetting() {
            return script.isPresent()
                    && !script.get().statements().isEmpty()
                    && script.get().statements().stream()
                            .map(Statement::pipelines)
                            .flatMap(List::stream)
                            .allMatch(pipeline -> pipeline.elements().stream()
                                    .allMatch(element -> element.isSimple()
                                            && Program.of(element).isSetting()));
        }
    }

    static VerifyBlock of(String verify) {
        List<Item> items = new ArrayList<>();
        List<String> lines =
                commands(verify.replace("\r\n", "\n"), items).lines().toList();
        for (int at = 0; at < lines.size(); ) {
            String line = bare(lines.get(at));
            if (line.isEmpty()
                    || line.startsWith("#")
                    || line.startsWith("```")
                    || STRICTNESS.matcher(line).matches()) {
                at++;
            } else if (PROSE.matcher(line).matches()) {
                items.add(new Item(line, Optional.empty(), words(line)));
                at++;
            } else {
                at = command(lines, at, items);
            }
        }
        return new VerifyBlock(items);
    }

    /** Whether a command is one that runs tests; one that is not understood may be. */
    static boolean runsTests(String source) {
        return ScriptReader.read(source)
                .script()
                .map(script -> Outline.of(script).places().stream()
                        .flatMap(place -> place.pipeline().elements().stream())
                        .anyMatch(LineRun.WATCHED))
                .orElse(true);
    }

    /** Only what is marked as a command is one; what is for people is kept as words. */
    private static String commands(String verify, List<Item> items) {
        Matcher automated = AUTOMATED.matcher(verify);
        if (!automated.find()) {
            return verify;
        }
        StringBuilder found = new StringBuilder();
        String rest = automated.reset().replaceAll("");
        AUTOMATED
                .matcher(verify)
                .results()
                .forEach(part -> found.append(part.group(1)).append('\n'));
        String words = TAG.matcher(rest).replaceAll("$2").strip();
        if (!words.isEmpty()) {
            items.add(new Item(words, Optional.empty(), "it is not a command but words for a person"));
        }
        return found.toString();
    }

    private static String bare(String line) {
        String stripped = line.strip();
        Matcher decoration = DECORATION.matcher(stripped);
        String undecorated = decoration.lookingAt() ? stripped.substring(decoration.end()) : stripped;
        Matcher quoted = QUOTED.matcher(undecorated);
        return quoted.matches() ? quoted.group(1).strip() : undecorated;
    }

    /** Adds lines until the command is complete, and returns the line behind it. */
    private static int command(List<String> lines, int start, List<Item> items) {
        StringBuilder source = new StringBuilder(bare(lines.get(start)));
        Reading first = ScriptReader.read(source.toString());
        Reading reading = first;
        int at = start + 1;
        while (reading.unfinished() && at < lines.size()) {
            source.append('\n').append(lines.get(at++));
            reading = ScriptReader.read(source.toString());
        }
        if (reading.unfinished()) {
            items.add(new Item(bare(lines.get(start)), Optional.empty(), refusal(first)));
            return start + 1;
        }
        items.add(new Item(source.toString(), reading.script(), reading.script().isPresent() ? "" : refusal(reading)));
        return at;
    }

    private static String refusal(Reading reading) {
        return "ralph does not understand the line: " + reading.problem();
    }

    private static String words(String line) {
        return COMMAND_SIGNS.matcher(line).find() && !line.startsWith("MISSING")
                ? "it reads like words for a person; put a command on a line of its own"
                : "it is not a command but words for a person";
    }
}
