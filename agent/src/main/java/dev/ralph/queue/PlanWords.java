package dev.ralph.queue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes pieces of a plan's text out of their indentation and markup. */
final class PlanWords {

    private static final Pattern SENTENCE = Pattern.compile("(?s)(.+?[.!?])(?:\\s+\\p{Lu}.*|\\s*)");
    private static final Pattern NUMBERED =
            Pattern.compile("(?i)task\\s+\\d{1,6}(?:\\.\\d{1,6})?\\s*[:.\u2013\u2014-]\\s*");
    private static final Pattern BULLET = Pattern.compile("^\\s*[-*+]\\s+");
    private static final Pattern NOTE = Pattern.compile("\\s+\\([^()]{0,200}\\)$");
    private static final Pattern SHELL = Pattern.compile("(?i)(?:bash|sh|shell|zsh|console)?");

    private PlanWords() {}

    /** The text without blank lines around it and without the indentation that all its lines have. */
    static String block(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        // The first line may follow its tag at once; then its indentation says nothing.
        int inline = lines.get(0).isBlank() ? 0 : 1;
        int indent = lines.stream()
                .skip(inline)
                .filter(line -> !line.isBlank())
                .mapToInt(PlanWords::indent)
                .min()
                .orElse(0);
        List<String> out = new ArrayList<>();
        if (inline == 1) {
            out.add(lines.get(0).stripLeading());
        }
        lines.stream()
                .skip(inline)
                .map(line -> line.substring(Math.min(indent, line.length())))
                .dropWhile(line -> out.isEmpty() && line.isBlank())
                .forEach(out::add);
        return String.join("\n", out).stripTrailing();
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** The name of a task without the number that its place gives it anyway. */
    static String name(String text) {
        return NUMBERED.matcher(oneLine(text)).replaceFirst("");
    }

    static String firstSentence(String text) {
        String paragraph = oneLine(text.strip().split("\n\\s*\n", 2)[0]);
        Matcher sentence = SENTENCE.matcher(paragraph);
        String first = sentence.matches() ? sentence.group(1) : paragraph;
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    /** The paths of a list with commas or one on each line. */
    static List<String> paths(String text) {
        return Arrays.stream(text.split("[,\n]"))
                .map(path -> BULLET.matcher(path).replaceFirst(""))
                .map(path -> NOTE.matcher(path.strip()).replaceFirst(""))
                .map(path -> path.replace("`", "").strip())
                .filter(path ->
                        !path.isEmpty() && !path.toLowerCase(Locale.ROOT).matches("none|n/a|-"))
                .toList();
    }

    /** The commands of a text that may mark them as such: by {@code <automated>}, a shell's fence, or backticks. */
    static String commands(String text) {
        List<String> automated = tagged(text, "automated").stream()
                .map(found -> block(found.body()))
                .toList();
        String marked = automated.isEmpty() ? text : String.join("\n", automated);
        String fenced = fenced(marked);
        if (!fenced.isEmpty()) {
            return fenced;
        }
        boolean isCode = marked.length() > 2 && marked.startsWith("`") && marked.indexOf('`', 1) == marked.length() - 1;
        return isCode ? marked.substring(1, marked.length() - 1) : marked;
    }

    /** What stands between a tag and its end, as it is written. */
    record Tagged(String attributes, String body) {}

    /** Everything in tags of one name. */
    static List<Tagged> tagged(String text, String name) {
        Matcher opening =
                Pattern.compile("<" + name + "((?:\\s[^<>]{0,400})?)>").matcher(text);
        List<Tagged> all = new ArrayList<>();
        int at = 0;
        while (opening.find(at)) {
            int end = text.indexOf("</" + name + ">", opening.end());
            if (end < 0) {
                break;
            }
            all.add(new Tagged(opening.group(1), text.substring(opening.end(), end)));
            at = end;
        }
        return all;
    }

    private static String fenced(String text) {
        Fences fences = new Fences();
        List<String> blocks = new ArrayList<>();
        StringBuilder inside = new StringBuilder();
        boolean shell = false;
        for (String line : text.split("\n", -1)) {
            boolean wasOpen = !fences.open().isEmpty();
            Line.Place place = fences.next(line);
            if (place == Line.Place.FENCE && !wasOpen) {
                String info = line.strip().replaceFirst("^[`~]+", "").strip();
                shell = SHELL.matcher(info).matches();
            } else if (place == Line.Place.FENCE) {
                blocks.add(block(inside.toString()));
                inside.setLength(0);
            } else if (place == Line.Place.FENCED && shell) {
                inside.append(line).append('\n');
            }
        }
        return String.join("\n", blocks.stream().filter(code -> !code.isBlank()).toList());
    }
}
