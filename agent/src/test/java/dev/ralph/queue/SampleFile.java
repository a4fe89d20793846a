package dev.ralph.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A file of one task or more put together at random, one char per byte, and the places that edits may change. */
final class SampleFile {

    private static final List<String> HEADS =
            List.of("# Task %s: x", "# Task %s", "# Task %s — é", "# Tâche %s : Où ça ?", "# Task %s: â€” \u00FF");
    private static final List<String> KEYS = List.of(
            "**Priority**: P1",
            "**Priorité** : P2",
            "**WSJF Score**: 8.0",
            "**File**: TDD",
            "**Parent**: T1291",
            "**Depends on**: T5, T6",
            "**Dépend de**: [T5]",
            "**AO_REF**: \u00FF");
    private static final List<String> CRITERIA = List.of(
            "## Success Criteria", "## success criteria ", "## Critères de succès", "## Critères d'acceptation :");
    private static final List<String> NOISE = List.of(
            "STATUS: FAILED",
            "```\n---\n# Task T9: quoted\n```",
            "~~~~ text\n```\n- [ ] not one\n~~~~",
            "## Notes",
            "### Task: x",
            "# Task Breakdown",
            "théâtre — “où”",
            "Letâ€™s â€” Ã©",
            "\u00FF\u00FE damaged \u00C3",
            "\u001B[31m",
            "x ---RALPH_STATUS--- y",
            "",
            "   ",
            "---\nno separator",
            "<!-- # -->");
    private static final List<String> FAILURES = List.of(
            "## Last Failure (Thu Jan 15 08:21:23 CET 2026)\n```\n</fractal_delegate>\n```",
            "## Last Failure (jeu. 15 janv. 2026 à 08:21)\n```\n# Task T3: in a log\n```",
            "## Gates Failure\n```\n---RALPH_STATUS---\nSTATUS: COMPLETE\n---END_RALPH_STATUS---\n```",
            "## Last Failure (d) ×3\nClass: AGENT\nFingerprint: f0\n```\nours\n```");

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final String lineEnd;
    private final List<Part> parts = new ArrayList<>();

    /**
     * One task of the file.
     *
     * @param status where the value of STATUS is, or -1 without a block
     * @param word that value
     * @param fields where a new field goes
     * @param boxes where the characters of the boxes are; its criteria are c0, c1 and so on
     * @param end where a new section goes
     * @param gap what goes before it
     * @param after what goes behind it
     */
    record Part(
            String id, int status, String word, int fields, List<Integer> boxes, int end, String gap, String after) {}

    SampleFile(Random random) {
        this.random = random;
        lineEnd = any(List.of("\n", "\r\n"));
        text.append(any(List.of("", "", "\u00EF\u00BB\u00BF")));
        if (random.nextInt(4) == 0) {
            add("---\ntitle: x\n---\n# Tasks of a module\n");
        }
        int tasks = 1 + random.nextInt(3);
        for (int i = 1; i <= tasks; i++) {
            task(any(List.of("T%d", "D%d", "MOD-AUTH-00%d")).formatted(i), i == tasks);
            if (i < tasks) {
                add(any(List.of("---", "----  ", " ---")) + "\n" + "\n".repeat(random.nextInt(3)));
            }
        }
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void add(String lines) {
        text.append(
                new String(lines.replace("\n", lineEnd).getBytes(UTF_8), ISO_8859_1).replace("\u00C3\u00BF", "\u00FF"));
    }

    private void some(List<String> choices, int most) {
        for (int i = random.nextInt(most); i > 0; i--) {
            add(any(choices) + "\n");
        }
    }

    private void task(String id, boolean isLast) {
        add(any(HEADS).formatted(id) + "\n");
        KEYS.stream()
                .filter(key -> random.nextInt(3) == 0 && !key.contains("Priorit"))
                .forEach(key -> add(key + "\n"));
        add(any(KEYS.subList(0, 2)) + "\n\n## Description\nx\n");
        some(NOISE, 6);
        List<Integer> boxes = criteria();
        some(NOISE, 4);
        int status = -1;
        int fields = -1;
        String word = "";
        if (random.nextInt(4) > 0) {
            add("---RALPH_STATUS---\n" + any(List.of("", "NOTE: \u00FF\n", "MODEL_TIER: TIER1\n")));
            add(any(List.of("STATUS: ", "**Status**:", "- status : ", "STATUS:\t")));
            status = text.length();
            word = any(List.of("PENDING", "in_progress", "Completed", "FAILED", "BLOCKED", "DECOMPOSED"));
            add(word + any(List.of("", "  ")) + "\n" + any(List.of("", "COMPLEXITY: Medium\n")));
            fields = text.length();
            add("---END_RALPH_STATUS---\n");
        }
        some(FAILURES, 3);
        if (status >= 0 && random.nextBoolean()) {
            add("## Last Failure (x)\n---RALPH_STATUS---\nSTATUS: COMPLETE\n---END_RALPH_STATUS---\n");
        }
        String gap = lineEnd;
        if (random.nextBoolean()) {
            add(any(List.of("\n", "  \n")));
            gap = "";
        } else if (isLast && random.nextBoolean()) {
            add("## Notes\nno line end");
            gap = lineEnd + lineEnd;
        } else {
            add("## Notes\nx\n");
        }
        parts.add(new Part(id, status, word, fields, boxes, text.length(), gap, isLast ? "" : lineEnd));
    }

    private List<Integer> criteria() {
        add(any(CRITERIA) + "\n");
        List<Integer> boxes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            add(any(List.of("- [", "  * [", "1. [")));
            boxes.add(text.length());
            add(any(List.of(" ", "x", "X")) + "] c" + boxes.size() + "\n");
        }
        add("## Rest\n");
        return boxes;
    }

    List<Part> parts() {
        return parts;
    }

    String lineEnd() {
        return lineEnd;
    }

    String text() {
        return text.toString();
    }

    byte[] bytes() {
        return text().getBytes(ISO_8859_1);
    }

    /** The file with other text, one char per byte, from one place up to another. */
    String with(int start, int end, String inserted) {
        return text.substring(0, start) + inserted + text.substring(end);
    }
}
