package dev.ralph.verify.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a traced line noted: the exit status of every pipeline that ran, and of each of its elements.
 *
 * @param notes by the id of the pipeline, in the order in which it ran
 * @param end status of the whole line; empty when it did not come to its end
 * @param foreign whether somebody else wrote into it
 */
public record Trace(Map<Integer, List<Note>> notes, OptionalInt end, boolean foreign) {

    private static final Pattern NOTE = Pattern.compile("(?:end|\\d{1,6})(?: \\d{1,3})+");

    /** One run of a pipeline. */
    public record Note(int status, List<Integer> elements) {

        public Note {
            elements = List.copyOf(elements);
        }
    }

    public Trace {
        notes = Map.copyOf(notes);
    }

    /** Reads the notes that bear the key. */
    public static Trace of(String text, String key) {
        Map<Integer, List<Note>> notes = new HashMap<>();
        OptionalInt end = OptionalInt.empty();
        boolean foreign = false;
        for (String line : text.lines().toList()) {
            String note = line.startsWith(key + " ") ? line.substring(key.length() + 1) : "";
            if (!NOTE.matcher(note).matches()) {
                foreign = true;
                continue;
            }
            List<String> parts = List.of(note.split(" "));
            int status = Integer.parseInt(parts.get(1));
            if (parts.get(0).equals("end")) {
                end = OptionalInt.of(status);
            } else {
                List<Integer> elements =
                        parts.stream().skip(2).map(Integer::valueOf).toList();
                notes.computeIfAbsent(Integer.valueOf(parts.get(0)), id -> new ArrayList<>())
                        .add(new Note(status, elements));
            }
        }
        return new Trace(notes, end, foreign);
    }

    public List<Note> of(int pipeline) {
        return notes.getOrDefault(pipeline, List.of());
    }

    public boolean ran(int pipeline) {
        return notes.containsKey(pipeline);
    }
}
