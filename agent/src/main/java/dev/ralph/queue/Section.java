package dev.ralph.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A {@code ## heading} outside code fences and the lines up to the next heading of its rank or above. */
record Section(Line heading, List<Line> body) {

    static List<Section> of(Lines lines) {
        List<Section> sections = new ArrayList<>();
        Optional<Line> heading = Optional.empty();
        List<Line> body = new ArrayList<>();
        for (Line line : lines.all()) {
            if (line.isHeading()) {
                heading.map(section(body)).ifPresent(sections::add);
                heading = Optional.of(line).filter(any -> line.startsWith("## "));
                body = new ArrayList<>();
            } else {
                body.add(line);
            }
        }
        heading.map(section(body)).ifPresent(sections::add);
        return sections;
    }

    private static Function<Line, Section> section(List<Line> body) {
        return heading -> new Section(heading, body);
    }

    /** The words of the heading, one char per byte. */
    String name() {
        return heading.text().substring(2).strip();
    }

    boolean is(Term term) {
        return Term.of(name()).filter(term::equals).isPresent();
    }

    boolean contains(Line line) {
        return line.number() >= heading.number() && line.number() <= heading.number() + body.size();
    }

    /** One past the last byte of this section. */
    int end() {
        return body.isEmpty() ? heading.next() : body.get(body.size() - 1).next();
    }

    /** The text below the heading, decoded, with {@code \n} as line end. */
    String text(Lines lines) {
        if (body.isEmpty()) {
            return "";
        }
        String text =
                lines.decode(body.get(0).start(), body.get(body.size() - 1).end());
        return text.replace("\r\n", "\n").strip();
    }

    /** The text in the first code block, decoded. */
    String fenced(Lines lines) {
        List<Line> inside = body.stream()
                .dropWhile(line -> line.place() != Line.Place.FENCE)
                .skip(1)
                .takeWhile(line -> line.place() == Line.Place.FENCED)
                .toList();
        return new Section(heading, inside).text(lines);
    }
}
