package dev.ralph.queue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code # Task <id>: <title>} line of a task and the {@code **Key**: value} lines below it. */
record Head(Line line, String id, String title, List<Key> keys) {

    private static final Pattern TASK = Pattern.compile("#[ \t]+Task[ \t]+([^\\s:]+)[ \t]*(?::(.*))?");
    private static final Pattern KEY = Pattern.compile("[ \t]*\\*\\*([^*:]+)(?::\\*\\*|\\*\\*[ \t]*:)(.*)");

    /** One key as written, its value, and the line it is on. */
    record Key(String name, String value, int line) {

        boolean isNamed(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    static List<Head> in(Lines lines) {
        List<Head> heads = new ArrayList<>();
        for (Line line : lines.all()) {
            Matcher task = TASK.matcher(line.text());
            if (line.isText() && line.text().startsWith("#") && task.matches()) {
                String title = task.start(2) < 0 ? "" : text(lines, line, task.start(2));
                heads.add(new Head(line, utf8(task.group(1)), title, keys(lines, line)));
            }
        }
        return heads;
    }

    private static List<Key> keys(Lines lines, Line head) {
        return lines.all().stream()
                .skip(head.number())
                .takeWhile(line -> !line.text().startsWith("#"))
                .filter(Line::isText)
                .flatMap(line -> key(lines, line).stream())
                .toList();
    }

    private static Optional<Key> key(Lines lines, Line line) {
        Matcher key = KEY.matcher(line.text());
        return key.matches()
                ? Optional.of(new Key(utf8(key.group(1)).strip(), text(lines, line, key.start(2)), line.number()))
                : Optional.empty();
    }

    private static String text(Lines lines, Line line, int from) {
        return lines.decode(line.start() + from, line.end()).strip();
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    Optional<Key> key(String... names) {
        return keys.stream()
                .filter(key -> List.of(names).stream().anyMatch(key::isNamed))
                .findFirst();
    }
}
