package dev.ralph.diagnose.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A piece of HTML or SVG; foreign text gets into it only as text. */
record Markup(String html) {

    static final Markup NOTHING = new Markup("");

    /** Foreign text; what would hide is shown. */
    static Markup text(String foreign) {
        return new Markup(escaped(Shown.oneLine(foreign)));
    }

    /** An element with attributes, their values escaped. */
    static Element element(String name, String... namesAndValues) {
        StringBuilder start = new StringBuilder("<" + name);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            start.append(" %s=\"%s\"".formatted(namesAndValues[i], escaped(Shown.oneLine(namesAndValues[i + 1]))));
        }
        return new Element(name, start + ">");
    }

    static Markup joined(List<Markup> pieces) {
        return new Markup(pieces.stream().map(Markup::html).collect(Collectors.joining("\n")));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** An element that waits for what it holds. */
    record Element(String name, String start) {

        Markup of(Markup... content) {
            return new Markup(
                    start + Arrays.stream(content).map(Markup::html).collect(Collectors.joining()) + "</" + name + ">");
        }

        Markup of(List<Markup> content) {
            return content.isEmpty()
                    ? of()
                    : new Markup(start + "\n" + joined(content).html() + "\n</" + name + ">");
        }

        Markup of(String foreign) {
            return of(text(foreign));
        }
    }
}
