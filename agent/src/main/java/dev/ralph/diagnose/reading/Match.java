package dev.ralph.diagnose.reading;

import java.util.HashMap;
import java.util.Map;
import org.treesitter.TSNode;
import org.treesitter.TSQuery;
import org.treesitter.TSQueryCapture;
import org.treesitter.TSQueryMatch;

/**
 * One place where a query matched.
 *
 * @param captures what was captured, by name
 */
record Match(Source source, TSNode place, Enclosure enclosure, Map<String, String> captures) {

    /** The capture that says where the finding is. */
    static final String PLACE = "place";

    Match {
        captures = Map.copyOf(captures);
    }

    static Match of(Source source, TSQuery query, TSQueryMatch match) {
        Map<String, String> captures = new HashMap<>();
        TSNode place = source.root();
        for (TSQueryCapture capture : match.getCaptures()) {
            String name = query.getCaptureNameForId(capture.getIndex());
            captures.putIfAbsent(name, source.of(capture.getNode()));
            if (name.equals(PLACE)) {
                place = capture.getNode();
            }
        }
        return new Match(source, place, source.enclosure(place), captures);
    }

    /** The text of a scope or, with an at sign before it, of a capture; empty when there is none. */
    String text(String in) {
        return switch (in) {
            case "file" -> source.text();
            case "functions" -> source.functions();
            case "conftests" -> source.conftests();
            case "class" -> enclosure.type().map(source::of).orElse("");
            case "function" -> enclosure.function().map(source::of).orElse("");
            case "rest" ->
                source.between(
                        place.getEndByte(),
                        enclosure.function().orElse(source.root()).getEndByte());
            default -> captures.getOrDefault(in.substring(1), "");
        };
    }
}
