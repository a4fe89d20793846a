package dev.ralph.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code # Task <id>: <title>} line of a task and the {@code **Key**: value} lines below it. */
record Head(Line line, String id, String title, List<Key> keys) {

    // A blank, or one of the two no-break spaces of French typography as the bytes of UTF-8.
    private static final String BLANKS = "(?:[ \t]|\u00C2\u00A0|\u00E2\u0080\u00AF)*";
    // One char is one byte here, and some bytes look like line ends: a dot has to match them.
    private static final Pattern TASK = Pattern.compile("(?s)#[ \t]+(?:Task|T(?:a|\u00C3\u00A2)che)[ \t]+"
            + "([^\\s:]+?)" + BLANKS
            + "(?:(?::|[ \t](?:-|\u00E2\u0080[\u0093\u0094])[ \t])(.*))?");
    private static final Pattern KEY =
            Pattern.compile("(?s)[ \t]*(?:[-*+][ \t]+)?\\*\\*([^*:]+)(?::\\*\\*|\\*\\*" + BLANKS + ":)(.*)");

    /** One key as written, its value, the line it is on, and what it means if it is one we know. */
    record Key(String name, String value, int line, Optional<Term> term) {}

    /** Whether the id has a digit; {@code # Task Breakdown} is an ordinary heading. */
    boolean isNumbered() {
        return id.chars().anyMatch(Character::isDigit);
    }

    static List<Head> in(Lines lines) {
        List<Head> heads = new ArrayList<>();
        List<Line> all = lines.all();
        for (int i = 0; i < all.size(); i++) {
            Line line = all.get(i);
            if (line.startsWith('#') && line.isText()) {
                Matcher task = TASK.matcher(line.text());
                if (task.matches()) {
                    String title = task.start(2) < 0 ? "" : text(lines, line, task.start(2));
                    heads.add(new Head(line, utf8(task.group(1)), title, keys(lines, i + 1)));
                }
            }
        }
        return heads;
    }

    private static List<Key> keys(Lines lines, int from) {
        List<Key> keys = new ArrayList<>();
        List<Line> all = lines.all();
        for (int i = from; i < all.size() && !all.get(i).startsWith('#'); i++) {
            Line line = all.get(i);
            if (line.isText() && isBullet(line.first())) {
                Matcher key = KEY.matcher(line.text());
                if (key.matches()) {
                    keys.add(key(lines, i, key));
                }
            }
        }
        return keys;
    }

    private static Key key(Lines lines, int index, Matcher key) {
        Line line = lines.all().get(index);
        String raw = key.group(1).strip();
        String value = text(lines, line, key.start(2));
        Optional<Term> term = Term.of(raw);
        if (value.isEmpty() && term.filter(Term.DEPENDS_ON::equals).isPresent()) {
            value = list(lines, index + 1);
        }
        return new Key(utf8(raw), value, line.number(), term.or(() -> file(raw, text(lines, line, key.start(2)))));
    }

    /** The French for queue is the English for a file, so there only the value tells which it is. */
    private static Optional<Term> file(String name, String value) {
        boolean queue = value.equalsIgnoreCase("tdd") || value.equalsIgnoreCase("deploy");
        return Optional.of(Term.QUEUE).filter(term -> queue && name.equalsIgnoreCase("File"));
    }

    /** The entries of a list that stands below its key. */
    private static String list(Lines lines, int from) {
        List<String> entries = new ArrayList<>();
        for (Line line : lines.all().subList(from, lines.all().size())) {
            if (!line.isText() || !isBullet(line.first()) || line.text().contains("**")) {
                break;
            }
            entries.add(
                    lines.decode(line.start(), line.end()).strip().substring(1).strip());
        }
        return String.join(", ", entries);
    }

    private static boolean isBullet(char c) {
        return c == '*' || c == '-' || c == '+';
    }

    private static String text(Lines lines, Line line, int from) {
        return strip(lines.decode(line.start() + from, line.end()));
    }

    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\u00A0' || c == '\u202F';
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }

    Optional<Key> key(Term term) {
        return keys.stream()
                .filter(key -> key.term().filter(term::equals).isPresent())
                .findFirst();
    }
}
