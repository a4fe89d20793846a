package dev.ralph.coder;

import java.util.ArrayList;
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

    /**
     * Reads what it said.
     *
     * @param prompt what it was told: some agents repeat it, and the examples in it are no claims
     */
    static AgentClaim of(String output, String prompt) {
        List<List<String>> claims = new ArrayList<>(blocks(output));
        claims.removeAll(blocks(prompt));
        Map<String, String> fields = new LinkedHashMap<>();
        if (!claims.isEmpty()) {
            claims.get(claims.size() - 1).forEach(line -> {
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

    /** The lines between the markers of every complete block. */
    private static List<List<String>> blocks(String text) {
        List<List<String>> blocks = new ArrayList<>();
        List<String> open = new ArrayList<>();
        boolean isOpen = false;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.equals(BEGIN)) {
                isOpen = true;
                open.clear();
            } else if (line.equals(END) && isOpen) {
                isOpen = false;
                blocks.add(List.copyOf(open));
            } else if (isOpen && !line.isEmpty()) {
                open.add(line);
            }
        }
        return blocks;
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
