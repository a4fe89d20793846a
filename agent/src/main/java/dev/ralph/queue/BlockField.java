package dev.ralph.queue;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code KEY: value} line of a status block.
 *
 * @param key in capitals, without decoration
 * @param value normalised where the key has a fixed vocabulary
 * @param start first byte of the value as written
 * @param end one past its last byte
 */
record BlockField(String key, String value, int start, int end) {

    private static final Pattern KEY = Pattern.compile("[\\s*-]*([A-Za-z][A-Za-z0-9_-]*)[\\s*]*:(?:\\*\\*)?");

    static Optional<BlockField> parse(Lines lines, Line line) {
        Matcher key = KEY.matcher(line.text());
        if (!key.lookingAt()) {
            return Optional.empty();
        }
        int start = key.end();
        int end = line.text().length();
        while (start < end && isBlank(line.text().charAt(start))) {
            start++;
        }
        while (end > start && isBlank(line.text().charAt(end - 1))) {
            end--;
        }
        String name = key.group(1).toUpperCase(Locale.ROOT);
        String value = lines.decode(line.start() + start, line.start() + end);
        return Optional.of(new BlockField(name, normal(name, value), line.start() + start, line.start() + end));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static String normal(String key, String value) {
        return switch (key) {
            case "STATUS" -> completed(value.toUpperCase(Locale.ROOT));
            case "TESTS_STATUS" -> value.toUpperCase(Locale.ROOT);
            case "EXIT_SIGNAL" -> value.toLowerCase(Locale.ROOT);
            default -> value;
        };
    }

    private static String completed(String status) {
        return status.equals("COMPLETED") ? "COMPLETE" : status;
    }
}
