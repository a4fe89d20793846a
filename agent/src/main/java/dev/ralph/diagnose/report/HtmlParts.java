package dev.ralph.diagnose.report;

import static dev.ralph.diagnose.report.Markup.element;

import java.util.List;

/** What several sections of the page are made of. */
final class HtmlParts {

    private HtmlParts() {}

    /** A table that can be scrolled. */
    static Markup table(List<String> heads, List<Markup> rows) {
        return element("div", "class", "scroll", "role", "region", "aria-label", heads.get(0), "tabindex", "0")
                .of(element("table")
                        .of(
                                element("thead")
                                        .of(element("tr")
                                                .of(heads.stream()
                                                        .map(head -> element("th", "scope", "col")
                                                                .of(head))
                                                        .toList())),
                                element("tbody").of(rows)));
    }

    /** What a value was and became. */
    static Markup change(String before, String after) {
        return element("span", "class", "change").of(code(before), Markup.text(" → "), code(after));
    }

    /** A text of the target. */
    static Markup code(String foreign) {
        return element("code").of(foreign);
    }
}
