package dev.ralph.coder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a coding agent says about its work in the last RALPH_STATUS block of its output.
 *
 * @param fields every {@code KEY: value}, keys in capitals; empty without a block
 * @param last the last lines of what it said
 */
record AgentClaim(Map<String, String> fields, String last) {

    private static final String BEGIN = "---RALPH_STATUS---";
    private static final String END = "---END_RALPH_STATUS---";
    private static final int LINES = 8;
    private static final int LONGEST = 800;

    static AgentClaim of(String output) {
        int end = output.lastIndexOf(END);
        int begin = end < 0 ? -1 : output.lastIndexOf(BEGIN, end);
        Map<String, String> fields = new LinkedHashMap<>();
        if (begin >= 0) {
            output.substring(begin + BEGIN.length(), end).lines().forEach(line -> {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    String key = line.substring(0, colon).strip().toUpperCase(Locale.ROOT);
                    fields.put(key, line.substring(colon + 1).strip());
                }
            });
        }
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        String last = lines.stream()
                .skip(Math.max(0, lines.size() - LINES))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
        return new AgentClaim(fields, last.substring(Math.max(0, last.length() - LONGEST)));
    }

    boolean isBlocked() {
        return "BLOCKED".equals(fields.get("STATUS"));
    }

    /** Why it cannot go on, in its own words. */
    String question() {
        for (String key : List.of("QUESTION", "REASON", "BLOCKED_REASON", "RECOMMENDATION")) {
            String said = fields.getOrDefault(key, "");
            if (!said.isBlank()) {
                return said;
            }
        }
        return last;
    }

    /** All of it in a few words. */
    String text() {
        if (fields.isEmpty()) {
            return last;
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining(", "));
    }
}
