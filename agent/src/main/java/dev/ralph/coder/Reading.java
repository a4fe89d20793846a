package dev.ralph.coder;

import static dev.ralph.llm.ToolSpec.Parameter.optional;
import static dev.ralph.llm.ToolSpec.Parameter.required;

import dev.ralph.llm.ToolSpec.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tools that show files: list and read. */
final class Reading {

    private static final int LISTED = 200;
    private static final int LONGEST_GLOB = 200;
    private static final long EFFORT = 20_000_000;

    private final Paths paths;

    Reading(Paths paths) {
        this.paths = paths;
    }

    List<Tool> tools() {
        return List.of(
                Tool.of(
                        "list",
                        "Lists the files of the repository, at most %d at once.".formatted(LISTED),
                        this::list,
                        optional("folder", Kind.TEXT, "only files in this folder and below, such as tests"),
                        optional("glob", Kind.TEXT, "only files that match, such as *.py or src/**/Test*.java")),
                Tool.of(
                        "read",
                        "Shows the lines of a file, each behind its number; the number is no part of the file.",
                        this::read,
                        required("path", Kind.TEXT, "relative to the repository"),
                        optional("from", Kind.NUMBER, "first line, counted from 1; else the first of the file"),
                        optional("to", Kind.NUMBER, "last line; else the last of the file")));
    }

    private Answer list(Arguments arguments) throws Refusal {
        String glob = arguments.optional("glob").orElse("**");
        if (glob.length() > LONGEST_GLOB) {
            throw new Refusal("the glob is too long");
        }
        Pattern pattern = Glob.pattern(glob);
        Limited.Effort effort = new Limited.Effort(EFFORT);
        List<String> files = paths.in(arguments.text("folder"));
        List<String> found = Limited.Effort.within(
                () -> files.stream().filter(file -> effort.finds(pattern, file)).toList());
        if (found.isEmpty()) {
            return Answer.of("no file fits");
        }
        String shown = found.stream().limit(LISTED).collect(Collectors.joining("\n"));
        return Answer.of(found.size() <= LISTED ? shown : shown + "\n" + more(found));
    }

    private static String more(List<String> found) {
        Map<String, Long> folders = found.stream()
                .skip(LISTED)
                .collect(Collectors.groupingBy(
                        file -> file.substring(0, file.lastIndexOf('/') + 1), TreeMap::new, Collectors.counting()));
        String counts = folders.entrySet().stream()
                .map(folder -> (folder.getKey().isEmpty() ? "./" : folder.getKey()) + " " + folder.getValue())
                .collect(Collectors.joining(", "));
        return "[... %d files left out; name a folder: %s ...]".formatted(found.size() - LISTED, counts);
    }

    private Answer read(Arguments arguments) throws Refusal {
        String path = arguments.text("path");
        List<String> lines = paths.text(path).lines().toList();
        if (lines.isEmpty()) {
            return Answer.of(path + " is empty");
        }
        int from = arguments.number("from", 1);
        int to = Math.min(arguments.number("to", lines.size()), lines.size());
        if (from < 1 || from > to) {
            throw new Refusal("%s has the lines 1 to %d".formatted(path, lines.size()));
        }
        return Answer.of(
                "%s, lines %d to %d of %d:\n%s".formatted(path, from, to, lines.size(), numbered(lines, from, to)));
    }

    /** Lines behind their numbers, which are counted from 1. */
    static String numbered(List<String> lines, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(line -> line + ": " + lines.get(line - 1))
                .collect(Collectors.joining("\n"));
    }
}
