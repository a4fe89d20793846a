package dev.ralph.queue;

import dev.ralph.model.OutsideText;
import dev.ralph.model.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a status block is to say, and the edits that make it say so. */
final class BlockEdit {

    private static final Pattern FIELD = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final String STATUS = "STATUS";

    private final List<Entry> wanted = new ArrayList<>();

    BlockEdit(Status status, Map<String, String> fields) {
        if (fields.containsKey(STATUS)) {
            throw new IllegalArgumentException("STATUS is set by the status, not as a field");
        }
        wanted.add(new Entry(STATUS, status.name()));
        fields.forEach((key, value) -> wanted.add(new Entry(key, OutsideText.oneLine(value))));
    }

    /** Writes only values that differ; a field that is new goes before the end of the block. */
    List<Splice> in(Lines lines, StatusBlocks.Block live) {
        String ending = lines.ending(live.begin());
        List<Splice> splices = new ArrayList<>();
        for (Entry entry : wanted) {
            Optional<BlockField> present = live.field(entry.key());
            if (present.isEmpty()) {
                splices.add(Splice.insert(live.end().start(), entry + ending));
            } else if (!present.get().value().equals(entry.value())) {
                BlockField field = present.get();
                String gap = field.start() == field.end() ? " " : "";
                splices.add(new Splice(field.start(), field.end(), gap + entry.value()));
            }
        }
        return splices;
    }

    /** A block for a task that has none. */
    Splice newIn(Lines lines) {
        List<String> text = new ArrayList<>(List.of("## Ralph Status Block", StatusBlocks.BEGIN));
        wanted.forEach(entry -> text.add(entry.toString()));
        text.add(StatusBlocks.END);
        return NewSection.at(lines, text);
    }

    /** A line of a status block as it is to be. */
    private record Entry(String key, String value) {

        Entry {
            if (!FIELD.matcher(key).matches()) {
                throw new IllegalArgumentException("a key of a status block must match %s: %s".formatted(FIELD, key));
            }
        }

        @Override
        public String toString() {
            return key + ": " + value;
        }
    }
}
