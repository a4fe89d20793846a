package dev.ralph.cli;

import dev.ralph.diagnose.report.Shown;
import java.util.List;

/** Text in blocks: a label in the margin, and beside it names, each on a line of its own, or sentences that are wrapped. */
final class Blocks {

    private static final int WIDEST = 110;
    private static final int MOST = 20;
    private static final String MARGIN = " ".repeat(3);
    private static final int LABEL = 12;

    private final StringBuilder text = new StringBuilder();

    void line(String sentence) {
        text.append(Shown.oneLine(sentence)).append('\n');
    }

    void gap() {
        text.append('\n');
    }

    /** The first line of a block, with its number in the margin, or a line that goes on with it. */
    void head(String mark, String sentence) {
        wrapped("%-3s".formatted(mark), MARGIN, sentence);
    }

    /** A label and what it is about on one line, however long. */
    void item(String label, String sentence) {
        line(lead(label) + sentence);
    }

    /** A label and a sentence that may take several lines. */
    void told(String label, String sentence) {
        wrapped(lead(label), lead(""), sentence);
    }

    /** A label and names below each other; nothing when there is none. */
    void listed(String label, List<String> names) {
        for (int i = 0; i < Math.min(names.size(), MOST); i++) {
            item(i == 0 ? label : "", names.get(i));
        }
        if (names.size() > MOST) {
            item("", "and %d more".formatted(names.size() - MOST));
        }
    }

    private static String lead(String label) {
        return MARGIN + ("%-" + LABEL + "s").formatted(label);
    }

    private void wrapped(String lead, String next, String sentence) {
        StringBuilder line = new StringBuilder(lead);
        boolean isEmpty = true;
        for (String word : Shown.oneLine(sentence).stripTrailing().split(" ", -1)) {
            if (!isEmpty && line.length() + 1 + word.length() > WIDEST) {
                text.append(line).append('\n');
                line = new StringBuilder(next);
                isEmpty = true;
            }
            line.append(isEmpty ? "" : " ").append(word);
            isEmpty = false;
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
