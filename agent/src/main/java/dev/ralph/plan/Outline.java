package dev.ralph.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a list, with what is nested in its items. */
final class Outline {

    private static final Pattern ITEM =
            Pattern.compile("([ \t]*)(?:[-*+]|\\d{1,4}[.)])[ \t]+(?:\\[([ xX])\\][ \t]+)?(\\S.*)");

    private final List<Item> items = new ArrayList<>();
    private int indent = -1;
    private boolean ended = true;

    private Outline() {}

    /** An item of the list: its text, whether it is ticked, and the texts of the items below it. */
    record Item(String text, boolean ticked, List<String> nested) {

        Item with(String more) {
            return new Item(text + "\n" + more, ticked, nested);
        }
    }

    static List<Item> items(String markdown) {
        Outline outline = new Outline();
        OwnText.of(markdown).lines().forEach(outline::read);
        return List.copyOf(outline.items);
    }

    private void read(String line) {
        Matcher item = ITEM.matcher(line);
        if (item.matches()) {
            item(width(item.group(1)), item.group(3).strip(), "xX".contains(mark(item)));
        } else if (line.isBlank() || width(line.replaceFirst("\\S.*", "")) <= indent) {
            // A paragraph between lists belongs to none of their items.
            ended = ended || !line.isBlank();
        } else if (!ended) {
            goOn(line.strip());
        }
    }

    private static String mark(Matcher item) {
        return item.group(2) == null ? " " : item.group(2);
    }

    private void item(int width, String text, boolean ticked) {
        if (items.isEmpty()) {
            indent = width;
        }
        if (width <= indent) {
            items.add(new Item(text, ticked, new ArrayList<>()));
        } else {
            last().nested().add(text);
        }
        ended = false;
    }

    private void goOn(String text) {
        List<String> nested = last().nested();
        if (nested.isEmpty()) {
            items.set(items.size() - 1, last().with(text));
        } else {
            nested.set(nested.size() - 1, nested.get(nested.size() - 1) + " " + text);
        }
    }

    private Item last() {
        return items.get(items.size() - 1);
    }

    private static int width(String blank) {
        return blank.replace("\t", "    ").length();
    }
}
