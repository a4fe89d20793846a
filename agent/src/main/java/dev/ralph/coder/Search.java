package dev.ralph.coder;

import static dev.ralph.llm.ToolSpec.Parameter.optional;

import dev.ralph.llm.ToolSpec.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The tool that looks for text in all files. */
final class Search {

    private static final int SHOWN = 100;
    private static final int WIDEST = 200;
    private static final int LONGEST = 200;

    /** Longer lines are no source; an expression goes as deep as a line is long. */
    private static final int LONGEST_LINE = 2_000;

    private static final long EFFORT = 50_000_000;

    private final Desk desk;
    private final Paths paths;

    Search(Desk desk, Paths paths) {
        this.desk = desk;
        this.paths = paths;
    }

    Tool tool() {
        return Tool.of(
                "search",
                "Finds lines in all files, by a plain text or by a regular expression; at most %d are shown, as path:line: text."
                        .formatted(SHOWN),
                this::search,
                optional("text", Kind.TEXT, "to be found as it is, with upper and lower case"),
                optional("regex", Kind.TEXT, "a regular expression of Java, instead of text"),
                optional("folder", Kind.TEXT, "only in this folder and below, or in this file"));
    }

    private Answer search(Arguments arguments) throws Refusal {
        Predicate<String> wanted = wanted(arguments);
        List<String> files = paths.in(arguments.text("folder"));
        List<String> found = Limited.Effort.within(() -> {
            List<String> hits = new ArrayList<>();
            files.stream().filter(file -> !Paths.holdsKeys(file)).forEach(file -> search(file, wanted, hits));
            return hits;
        });
        if (found.isEmpty()) {
            return Answer.of("nothing is found");
        }
        String shown = String.join("\n", found.subList(0, Math.min(SHOWN, found.size())));
        return Answer.of(
                found.size() <= SHOWN
                        ? shown
                        : "%s\n[... %d lines left out; name a folder, or look for more ...]"
                                .formatted(shown, found.size() - SHOWN));
    }

    private static Predicate<String> wanted(Arguments arguments) throws Refusal {
        String text = arguments.text("text");
        String regex = arguments.text("regex");
        if (text.isEmpty() == regex.isEmpty()) {
            throw new Refusal("give either text or regex");
        }
        if (regex.length() > LONGEST) {
            throw new Refusal("the expression is longer than %d characters".formatted(LONGEST));
        }
        if (!text.isEmpty()) {
            return line -> line.contains(text);
        }
        try {
            Pattern pattern = Pattern.compile(regex);
            Limited.Effort effort = new Limited.Effort(EFFORT);
            return line -> effort.finds(pattern, Excerpt.head(line, LONGEST_LINE));
        } catch (PatternSyntaxException e) {
            throw new Refusal("the expression is wrong: %s".formatted(e.getDescription()));
        }
    }

    private void search(String file, Predicate<String> wanted, List<String> hits) {
        List<String> lines = desk.read(file).orElse("").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (wanted.test(lines.get(i))) {
                hits.add("%s:%d: %s"
                        .formatted(file, i + 1, Excerpt.head(lines.get(i).strip(), WIDEST)));
            }
        }
    }
}
