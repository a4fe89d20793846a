package dev.ralph.plan;

import dev.ralph.model.OutsideText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON objects and lists in a text, as models write them: between sentences and fences, with comments, commas too
 * many, quotes of any kind or none, and without the bracket that closes all.
 *
 * <p>One closing bracket may be missing at the end; when more is missing, so may be what stood before it.
 */
final class DirtyJson {

    private static final int DEEPEST = 12;

    /** What it costs, in looks, to come back out of one object or list that is broken. */
    private static final int WAY_OUT = 10;

    private static final int QUOTED = 40;

    private final String text;
    private final List<Object> values = new ArrayList<>();
    private final DirtyText in;
    private int depth;
    private int missing;

    private DirtyJson(String text) {
        this.text = text;
        this.in = new DirtyText(text);
    }

    /**
     * What was found.
     *
     * @param values maps by text, lists and texts; numbers and words are texts
     * @param flaw what is wrong with the value that was almost read
     */
    record Found(List<Object> values, Optional<String> flaw) {}

    static Found in(String text) {
        return new DirtyJson(text).found();
    }

    private Found found() {
        int farthest = 0;
        Optional<String> flaw = Optional.empty();
        int start = 0;
        while (start < text.length() && in.mayLook()) {
            char c = text.charAt(start);
            if (c != '{' && c != '[') {
                start++;
                continue;
            }
            in.goTo(start);
            depth = 0;
            missing = 0;
            try {
                values.add(value());
                start = in.at();
            } catch (DirtyText.Broken e) {
                if (e.isCut()) {
                    // All that follows stands inside of what is not whole.
                    return new Found(values, Optional.of("its JSON ends in the middle"));
                }
                if (in.at() - start > farthest) {
                    farthest = in.at() - start;
                    flaw = Optional.of(flaw());
                }
                // What is too deep is too deep from each of the brackets before it, too.
                start = depth > DEEPEST ? Math.max(start + 1, in.at()) : start + 1;
                in.pay((long) WAY_OUT * depth);
            }
        }
        return new Found(values, flaw);
    }

    private String flaw() {
        int end = Math.min(text.length(), in.at() + QUOTED);
        String near = text.substring(Math.min(in.at(), end), end).replaceAll("\\s+", " ");
        return "its JSON breaks off at: " + OutsideText.safe(near);
    }

    private Object value() throws DirtyText.Broken {
        in.skip();
        if (in.isEnd()) {
            throw new DirtyText.Broken(true);
        }
        if (!in.isAt('{') && !in.isAt('[')) {
            return in.take();
        }
        if (++depth > DEEPEST) {
            throw new DirtyText.Broken(false);
        }
        Object value = in.take('{') ? object() : list();
        depth--;
        return value;
    }

    private Map<String, Object> object() throws DirtyText.Broken {
        Map<String, Object> object = new LinkedHashMap<>();
        boolean more = true;
        while (!isClosed('}', more)) {
            String key = in.take();
            in.skip();
            if (in.isEnd() || !in.take(':')) {
                throw new DirtyText.Broken(in.isEnd());
            }
            object.put(key, value());
            more = comma();
        }
        return object;
    }

    private List<Object> list() throws DirtyText.Broken {
        in.take('[');
        List<Object> list = new ArrayList<>();
        boolean more = true;
        while (!isClosed(']', more)) {
            list.add(value());
            more = comma();
        }
        return list;
    }

    /** Whether the list or the object ends here; after a value without a comma it must. */
    private boolean isClosed(char bracket, boolean more) throws DirtyText.Broken {
        in.skip();
        if (in.isEnd()) {
            if (more || ++missing > 1) {
                throw new DirtyText.Broken(true);
            }
            return true;
        }
        if (in.take(bracket)) {
            return true;
        }
        // A line without its comma can only begin with the next text or object.
        if (!more && !in.beginsValue()) {
            throw new DirtyText.Broken(false);
        }
        return false;
    }

    private boolean comma() throws DirtyText.Broken {
        in.skip();
        boolean comma = false;
        while (!in.isEnd() && in.take(',')) {
            comma = true;
            in.skip();
        }
        return comma;
    }
}
