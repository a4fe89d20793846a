package dev.ralph.junit;

import java.util.Iterator;
import java.util.Map;

/** Writes maps, lists, strings, numbers and booleans as JSON in pure ASCII. */
final class Json {

    private Json() {}

    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString();
    }

    private static void append(Object value, StringBuilder out) {
        if (value instanceof Map) {
            appendObject((Map<?, ?>) value, out);
        } else if (value instanceof Iterable) {
            appendArray((Iterable<?>) value, out);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            appendString(value.toString(), out);
        }
    }

    private static void appendObject(Map<?, ?> map, StringBuilder out) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            appendString(entry.getKey().toString(), out);
            out.append(':');
            append(entry.getValue(), out);
            separator = ",";
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private static void appendArray(Iterable<?> values, StringBuilder out) {
        out.append('[');
        for (Iterator<?> iterator = values.iterator(); iterator.hasNext(); ) {
            append(iterator.next(), out);
            out.append(iterator.hasNext() ? "," : "");
        }
        out.append(']');
    }

    /** Everything outside printable ASCII is escaped, so lone surrogates and line separators survive any reader. */
    private static void appendString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
