package dev.ralph.queue;

import java.io.StringReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * The YAML between the {@code ---} lines of a plan, as its author wrote it: {@code 04} stays {@code 04}.
 *
 * <p>Read as nodes and not as objects, for these know their lines, and only what is asked for is looked at.
 */
final class FrontMatter {

    private final String text;
    private final YamlEscapes.Escaped escaped;
    private final PlanNotes notes;
    private final int codePoints;
    private final int[] starts;

    private FrontMatter(String text, PlanNotes notes) {
        this.text = text;
        this.notes = notes;
        escaped = YamlEscapes.escaped(text);
        codePoints = escaped.text().codePointCount(0, escaped.text().length());
        starts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(at -> text.charAt(at) == '\n')
                                .map(at -> at + 1))
                .toArray();
    }

    /** Reads the text that begins on line 2 of its file; what is no YAML ends the reading. */
    static YamlMap read(String text, PlanNotes notes) {
        FrontMatter matter = new FrontMatter(text, notes);
        Optional<Node> root = matter.compose();
        matter.warnOfEscapes();
        YamlMap map = root.map(node -> new YamlValue("the front matter", node, matter).map())
                .orElse(YamlMap.EMPTY);
        if (map.all().isEmpty()) {
            notes.check();
        }
        return map;
    }

    PlanNotes notes() {
        return notes;
    }

    /** The line of a place in the file. */
    int line(Mark mark) {
        return line(position(mark));
    }

    /** The text from a place to the end of its line, as its author wrote it. */
    String restOfLine(Mark mark) {
        int start = escaped.original(position(mark));
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end).strip();
    }

    private Optional<Node> compose() {
        try {
            return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(escaped.text())));
        } catch (MarkedYAMLException e) {
            noYaml(e.getProblem(), Optional.ofNullable(e.getProblemMark()));
        } catch (ReaderException e) {
            int at = position(e.getPosition());
            notes.problem(
                    "the front matter holds a control character, U+%04X".formatted(e.getCodePoint()),
                    line(at),
                    column(at),
                    "delete it, or write it as an escape in double quotes");
        } catch (IllegalArgumentException e) {
            // The parser lets an escape such as U+FFFFFFFF through to the JDK.
            noYaml("an escape names no character", Optional.empty());
        } catch (YAMLException e) {
            noYaml(e.getMessage() == null ? "it cannot be read" : e.getMessage(), Optional.empty());
        }
        notes.check();
        return Optional.empty();
    }

    /** The parser counts code points. */
    private int position(int codePoint) {
        int at = Math.min(codePoint, codePoints);
        return codePoints == escaped.text().length() ? at : escaped.text().offsetByCodePoints(0, at);
    }

    private void noYaml(String why, Optional<Mark> mark) {
        int at = mark.map(this::position).orElse(0);
        String reason = why.replaceAll("\\s+", " ");
        notes.problem("the front matter is no YAML: " + reason, line(at), column(at), remedy(reason));
    }

    private static String remedy(String reason) {
        if (reason.contains("mapping values are not allowed")) {
            return "put the whole value in quotes, for it holds a colon";
        }
        if (reason.contains("TAB")) {
            return "indent with spaces, for YAML knows no tabs";
        }
        if (reason.contains("unexpected end of stream")) {
            return "close the quote";
        }
        return "write the value in single quotes, or correct the indentation";
    }

    private void warnOfEscapes() {
        Map<Integer, String> byLine = new LinkedHashMap<>();
        for (YamlEscapes.Literal literal : escaped.literals()) {
            byLine.putIfAbsent(lineOfOriginal(literal.at()), literal.escape());
        }
        byLine.forEach((line, escape) -> notes.warning(
                "'%s' in double quotes is no escape of YAML and is read as it is written; single quotes say the same"
                        .formatted(escape),
                line));
    }

    private int position(Mark mark) {
        return position(mark.getIndex());
    }

    private int line(int position) {
        return lineOfOriginal(escaped.original(position));
    }

    private int lineOfOriginal(int position) {
        int found = Arrays.binarySearch(starts, position);
        return 2 + (found >= 0 ? found : -found - 2);
    }

    private int column(int position) {
        int original = escaped.original(position);
        return original - text.lastIndexOf('\n', original - 1);
    }
}
