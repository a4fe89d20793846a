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
            boolean isHeading = line.isText() && line.text().startsWith("## ");
            if (isHeading || (line.isText() && line.text().startsWith("# "))) {
                heading.map(section(body)).ifPresent(sections::add);
                heading = Optional.of(line).filter(any -> isHeading);
                body = new ArrayList<>();
            } else {
                body.add(line);
            }
        }
        heading.map(section(body)).ifPresent(sections::add);
        return sections;
    }

    private static Function<Line, Section> section(List<Line> body) {
        return heading -> new Section(heading, List.copyOf(body));
    }

    boolean isNamed(String name) {
        return heading.text().substring(2).strip().equalsIgnoreCase(name);
    }

    boolean contains(Line line) {
        return body.contains(line);
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
}
