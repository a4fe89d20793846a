package dev.ralph.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code ## heading} outside code fences and the lines up to the next heading of its rank or above.
 *
 * @param name the words of the heading, one char per byte
 * @param term what the name means, if it is one we know
 */
record Section(Line heading, String name, Optional<Term> term, List<Line> body) {

    static List<Section> of(Lines lines) {
        List<Section> sections = new ArrayList<>();
        List<Line> all = lines.all();
        int end = all.size();
        for (int i = all.size() - 1; i >= 0; i--) {
            Line line = all.get(i);
            if (line.isHeading()) {
                if (line.startsWith("## ")) {
                    sections.add(0, of(line, all.subList(i + 1, end)));
                }
                end = i;
            }
        }
        return sections;
    }

    private static Section of(Line heading, List<Line> body) {
        String name = heading.text().substring(2).strip();
        return new Section(heading, name, Term.of(name), body);
    }

    boolean is(Term other) {
        return term.filter(other::equals).isPresent();
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
        return new Section(heading, name, term, inside).text(lines);
    }
}
