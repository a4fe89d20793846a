package dev.ralph.queue;

import dev.ralph.model.Status;
import dev.ralph.model.StatusBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads RALPH_STATUS blocks, as state from a task file and as a claim from a reply. */
public final class StatusBlocks {

    static final String BEGIN = "---RALPH_STATUS---";
    static final String END = "---END_RALPH_STATUS---";

    private static final int INDENT = 3;

    private StatusBlocks() {}

    /** A complete block: the lines of its markers and its fields in between. */
    record Block(Line begin, Line end, List<BlockField> fields) {

        StatusBlock state() {
            Map<String, String> values = new LinkedHashMap<>();
            fields.forEach(field -> values.put(field.key(), field.value()));
            return new StatusBlock(status(values.getOrDefault("STATUS", "")), values);
        }

        /** The line that counts when a key is written twice is the last one. */
        Optional<BlockField> field(String key) {
            return fields.stream().filter(field -> field.key().equals(key)).reduce((first, second) -> second);
        }
    }

    /** Returns what a reply claims. */
    public static Claim claim(String reply) {
        Lines lines = Lines.of(reply.getBytes(StandardCharsets.UTF_8));
        Optional<StatusBlock> block = live(lines, line -> true).map(Block::state);
        if (block.isEmpty()) {
            return new Claim(markers(lines).isEmpty() ? Claim.Word.NONE : Claim.Word.UNPARSEABLE, Map.of());
        }
        return new Claim(word(block.get()), block.get().fields());
    }

    private static Claim.Word word(StatusBlock block) {
        if (block.status().isEmpty()) {
            return Claim.Word.UNPARSEABLE;
        }
        boolean contradicted = "FAILING".equals(block.fields().get("TESTS_STATUS"))
                || "false".equals(block.fields().get("EXIT_SIGNAL"));
        return block.status().get() == Status.COMPLETE && contradicted
                ? Claim.Word.IN_PROGRESS
                : Claim.Word.valueOf(block.status().get().name());
    }

    private static Optional<Status> status(String word) {
        return Arrays.stream(Status.values())
                .filter(status -> status.name().equals(word))
                .findFirst();
    }

    /** Returns the block that counts: the last complete one outside code fences, else the last in one. */
    static Optional<Block> live(Lines lines, Predicate<Line> candidate) {
        Comparator<Block> rank = Comparator.comparing(
                        (Block block) -> block.begin().isText())
                .thenComparing(block -> block.begin().number());
        return complete(lines).stream()
                .filter(block -> candidate.test(block.begin()))
                .max(rank);
    }

    /** The lines that begin or end a block, whether or not they have their counterpart. */
    static List<Line> markers(Lines lines) {
        return lines.all().stream()
                .filter(line -> isMarker(line, BEGIN) || isMarker(line, END))
                .toList();
    }

    private static List<Block> complete(Lines lines) {
        List<Block> blocks = new ArrayList<>();
        List<Line> open = new ArrayList<>();
        for (Line line : lines.all()) {
            if (isMarker(line, BEGIN)) {
                open.clear();
                open.add(line);
            } else if (line.place() == Line.Place.FENCE) {
                // A block that runs into or out of a code block lost its end.
                open.clear();
            } else if (!open.isEmpty() && isMarker(line, END)) {
                blocks.add(
                        new Block(open.get(0), line, fields(lines, open.stream().skip(1))));
                open.clear();
            } else if (!open.isEmpty()) {
                open.add(line);
            }
        }
        return blocks;
    }

    private static List<BlockField> fields(Lines lines, Stream<Line> body) {
        return body.flatMap(line -> BlockField.parse(lines, line).stream()).toList();
    }

    private static boolean isMarker(Line line, String marker) {
        String source = line.source();
        int at = line.start();
        while (at < line.end() && at - line.start() < INDENT && source.charAt(at) == ' ') {
            at++;
        }
        return at < line.end()
                && source.charAt(at) == '-'
                && source.startsWith(marker, at)
                && source.substring(at, line.end()).stripTrailing().equals(marker);
    }
}
