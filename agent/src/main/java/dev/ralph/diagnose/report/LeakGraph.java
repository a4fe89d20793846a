package dev.ralph.diagnose.report;

import static dev.ralph.diagnose.report.Markup.element;

import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The leaks as a drawing in three layers: who leaves it behind, what is left behind, who minds. */
final class LeakGraph {

    private static final int MOST_LEAKS = 60;
    private static final int MOST_NODES = 150;
    private static final int WIDTH = 300;
    private static final int GAP = 90;
    private static final int ROW = 34;
    private static final int HEAD = 34;
    private static final int LONGEST = 40;

    private final List<LeakGroup> shown = new ArrayList<>();
    private final List<Map<String, Integer>> layers =
            List.of(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    private final Set<Line> lines = new LinkedHashSet<>();
    private final int all;

    private record Line(int layer, int from, int to) {}

    LeakGraph(List<LeakGroup> groups) {
        all = groups.size();
        for (LeakGroup group : groups) {
            int largest = layers.stream().mapToInt(Map::size).max().orElse(0);
            boolean hasRoom = shown.size() < MOST_LEAKS
                    && largest + group.sources().size() + group.dependences().size() <= MOST_NODES;
            if (hasRoom || shown.isEmpty()) {
                shown.add(group);
                add(group);
            }
        }
    }

    private void add(LeakGroup group) {
        String name = group.states().isEmpty()
                ? "unknown state (%d)".formatted(shown.size())
                : String.join(" + ", group.states().stream().map(Shown::state).toList());
        int state = place(1, name + role(group));
        for (List<TestId> source : group.sources()) {
            for (TestId test : source) {
                lines.add(new Line(0, place(0, test.value()), state));
            }
        }
        for (TestId test : group.tests()) {
            lines.add(new Line(1, state, place(2, test.value())));
        }
    }

    /** One state may be left behind to the harm of some and be needed by others. */
    private static String role(LeakGroup group) {
        return switch (group.kind()) {
            case BRITTLE -> " (needed)";
            case PARALLEL -> " (in parallel)";
            case VICTIM, FLAKY, BROKEN -> "";
        };
    }

    private int place(int layer, String name) {
        return layers.get(layer)
                .computeIfAbsent(name, unused -> layers.get(layer).size());
    }

    Markup svg() {
        int rows = layers.stream().mapToInt(Map::size).max().orElse(0);
        int height = HEAD + rows * ROW;
        int width = 3 * WIDTH + 2 * GAP;
        List<Markup> pieces = new ArrayList<>();
        pieces.add(element("title", "id", "graph-title").of("Who leaves what behind, and who minds"));
        pieces.add(element("desc", "id", "graph-text").of("The table of findings says the same in words."));
        lines.forEach(line -> pieces.add(drawn(line)));
        List<String> heads = List.of("left behind by", "state", "minded by");
        for (int layer = 0; layer < layers.size(); layer++) {
            pieces.add(element("text", "class", "head", "x", String.valueOf(left(layer)), "y", "20")
                    .of(heads.get(layer)));
            for (Map.Entry<String, Integer> node : layers.get(layer).entrySet()) {
                pieces.add(drawn(layer, node.getKey(), node.getValue()));
            }
        }
        Markup svg = element(
                        "svg",
                        "role",
                        "img",
                        "aria-labelledby",
                        "graph-title graph-text",
                        "viewBox",
                        "0 0 %d %d".formatted(width, height),
                        "width",
                        String.valueOf(width),
                        "height",
                        String.valueOf(height))
                .of(pieces);
        Markup frame = element("div", "class", "graph", "role", "region", "aria-label", "Leaks", "tabindex", "0")
                .of(svg);
        return shown.size() == all
                ? frame
                : Markup.joined(List.of(
                        frame,
                        element("p").of("%d of %d leaks are drawn; the table has all.".formatted(shown.size(), all))));
    }

    private static Markup drawn(int layer, String name, int row) {
        int top = HEAD + row * ROW;
        return element("g", "class", "node layer" + layer)
                .of(
                        element("title").of(name),
                        element(
                                        "rect",
                                        "x",
                                        String.valueOf(left(layer)),
                                        "y",
                                        String.valueOf(top),
                                        "width",
                                        String.valueOf(WIDTH),
                                        "height",
                                        String.valueOf(ROW - 8),
                                        "rx",
                                        "5")
                                .of(),
                        element("text", "x", String.valueOf(left(layer) + 9), "y", String.valueOf(top + 18))
                                .of(shortened(name)));
    }

    private static Markup drawn(Line line) {
        int from = left(line.layer()) + WIDTH;
        int to = left(line.layer() + 1);
        String path = "M%d %d C%d %d %d %d %d %d"
                .formatted(
                        from,
                        middle(line.from()),
                        from + GAP / 2,
                        middle(line.from()),
                        to - GAP / 2,
                        middle(line.to()),
                        to,
                        middle(line.to()));
        return element("path", "class", "line", "d", path).of();
    }

    private static int left(int layer) {
        return layer * (WIDTH + GAP);
    }

    private static int middle(int row) {
        return HEAD + row * ROW + (ROW - 8) / 2;
    }

    /** The end of a name says most. */
    private static String shortened(String name) {
        String line = Shown.oneLine(name);
        int length = line.codePointCount(0, line.length());
        return length <= LONGEST ? line : "…" + line.substring(line.offsetByCodePoints(0, length - LONGEST + 1));
    }
}
