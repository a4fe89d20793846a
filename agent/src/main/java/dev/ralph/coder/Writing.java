package dev.ralph.coder;

import static dev.ralph.llm.ToolSpec.Parameter.required;

import dev.ralph.llm.ToolSpec.Kind;
import dev.ralph.model.Edit;
import dev.ralph.model.OutsideText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tools that change files: edit and create. */
final class Writing {

    /** So many lines around a change are shown. */
    private static final int AROUND = 3;

    private static final int NAMED = 10;

    private final Desk desk;
    private final Paths paths;

    Writing(Desk desk, Paths paths) {
        this.desk = desk;
        this.paths = paths;
    }

    List<Tool> tools() {
        return List.of(
                Tool.of(
                        "edit",
                        "Replaces text in a file. The text to find must be in it exactly once, with its white space.",
                        this::edit,
                        required("path", Kind.TEXT, "relative to the repository"),
                        required(
                                "find",
                                Kind.TEXT,
                                "the text as it is in the file, without numbers of lines; empty for an empty file"),
                        required("replacement", Kind.TEXT, "what is there instead; empty to remove it")),
                Tool.of(
                        "create",
                        "Creates a file that is not there yet.",
                        this::create,
                        required("path", Kind.TEXT, "relative to the repository"),
                        required("content", Kind.TEXT, "all that is in it")));
    }

    private Answer edit(Arguments arguments) throws Refusal {
        String path = arguments.text("path");
        String before = paths.text(path);
        boolean windows = before.contains("\r\n") && !arguments.text("find").contains("\r");
        String find = windows ? windows(arguments.text("find")) : arguments.text("find");
        String replacement = windows ? windows(arguments.text("replacement")) : arguments.text("replacement");
        checkText(find, "find");
        checkText(replacement, "replacement");
        int at = place(path, before, find);
        if (find.equals(replacement)) {
            throw new Refusal("find and replacement are the same: nothing would change");
        }
        desk.apply(new Edit.ReplaceText(path, find, replacement));
        String after = before.substring(0, at) + replacement + before.substring(at + find.length());
        return Answer.of(shown(path, after, at, at + replacement.length()));
    }

    /** A file keeps the line ends that it has. */
    private static String windows(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n");
    }

    private static void checkText(String text, String name) throws Refusal {
        if (text.contains(OutsideText.REDACTED)) {
            throw new Refusal(
                    "%s holds %s: that stands for a secret, or for what looks like one. Choose text without it"
                            .formatted(name, OutsideText.REDACTED));
        }
    }

    /** Where the only occurrence of a text begins. */
    private static int place(String path, String text, String find) throws Refusal {
        if (text.isEmpty() && find.isEmpty()) {
            return 0;
        }
        if (find.isEmpty()) {
            throw new Refusal("find is empty: name the text that is to be replaced");
        }
        if (text.isEmpty()) {
            throw new Refusal("%s is empty: fill it with an empty find".formatted(path));
        }
        List<Integer> places = new ArrayList<>();
        for (int at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + 1)) {
            places.add(at);
        }
        if (places.size() == 1) {
            return places.get(0);
        }
        if (places.isEmpty()) {
            throw new Refusal("the text to find is not in %s%s".formatted(path, hint(text, find)));
        }
        throw new Refusal("the text to find is %d times in %s, from the lines %s on: take more lines around it"
                .formatted(
                        places.size(),
                        path,
                        places.stream()
                                .limit(NAMED)
                                .map(at -> String.valueOf(line(text, at)))
                                .collect(Collectors.joining(", "))));
    }

    private static String hint(String text, String find) {
        String first = find.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        List<String> lines = text.lines().map(String::strip).toList();
        int like = first.isEmpty() ? -1 : lines.indexOf(first);
        return like < 0
                ? ": read it again and copy the text as it is"
                : ": line %d is like its first line; look at the white space and at the lines below"
                        .formatted(like + 1);
    }

    private static String shown(String path, String text, int start, int end) {
        List<String> lines = text.lines().toList();
        int from = Math.max(1, line(text, start) - AROUND);
        int to = Math.min(lines.size(), line(text, end) + AROUND);
        return to < from
                ? path + " is changed and empty now"
                : "%s is changed and reads now:\n%s".formatted(path, Reading.numbered(lines, from, to));
    }

    private static int line(String text, int at) {
        return (int) text.substring(0, at)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count()
                + 1;
    }

    private Answer create(Arguments arguments) throws Refusal {
        String path = arguments.text("path");
        paths.checkNew(path);
        checkText(arguments.text("content"), "content");
        desk.apply(new Edit.CreateFile(path, arguments.text("content")));
        return Answer.of("%s is created, with %d lines"
                .formatted(path, arguments.text("content").lines().count()));
    }
}
