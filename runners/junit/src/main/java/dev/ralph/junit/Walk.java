package dev.ralph.junit;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * One walk over the graph of objects behind a value.
 *
 * <p>It reads fields of the project's own classes and the contents of the JDK's containers, and calls no code of the
 * project. It stops at everything else, at a depth, a size and a time.
 */
final class Walk {

    private static final int DEEPEST = 12;
    private static final int MOST_NODES = 20_000;
    private static final int LONGEST_SUMMARY = 100;
    private static final int LONGEST_PART = 1_000;

    private final Predicate<Class<?>> own;
    private final long deadline;
    private final Map<Object, Integer> path = new IdentityHashMap<>();
    private final Map<Object, String> known = new IdentityHashMap<>();
    private int nodes;
    private boolean closeable;
    private boolean complete = true;

    private Walk(Predicate<Class<?>> own, long deadline) {
        this.own = own;
        this.deadline = deadline;
    }

    /** @param deadline on the scale of {@link System#nanoTime()} */
    static Fingerprint of(Object value, Predicate<Class<?>> own, long deadline) {
        Walk walk = new Walk(own, deadline);
        String structure = walk.structure(value, 0);
        Fingerprint.Sort sort = walk.sort(value);
        int identity = value == null ? 0 : Math.max(1, System.identityHashCode(value));
        String summary = walk.summary(value, sort, structure);
        return new Fingerprint(sort, structure, summary, identity, walk.closeable, walk.complete);
    }

    private Fingerprint.Sort sort(Object value) {
        if (Values.isSimple(value)) {
            return Fingerprint.Sort.SIMPLE;
        }
        if (value.getClass().isArray() || Values.contents(value).isPresent()) {
            return Fingerprint.Sort.CONTAINER;
        }
        return own.test(value.getClass()) ? Fingerprint.Sort.OWN : Fingerprint.Sort.OPAQUE;
    }

    private String summary(Object value, Fingerprint.Sort sort, String structure) {
        if (sort == Fingerprint.Sort.SIMPLE) {
            return structure;
        }
        String size = "";
        if (value instanceof Collection || value instanceof Map) {
            int count = value instanceof Map ? ((Map<?, ?>) value).size() : ((Collection<?>) value).size();
            size = count + (count == 1 ? " entry " : " entries ");
        }
        String text = size + structure;
        return text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY) + "…";
    }

    private String structure(Object value, int depth) {
        if (Values.isSimple(value)) {
            return Values.simple(value);
        }
        Integer above = path.get(value);
        if (above != null) {
            return "^" + (depth - above);
        }
        if (++nodes > MOST_NODES || System.nanoTime() > deadline) {
            complete = false;
            return "…";
        }
        String met = known.get(value);
        if (met != null) {
            return met;
        }
        closeable |= Values.isCloseable(value);
        if (depth > DEEPEST) {
            return Values.typeName(value);
        }
        path.put(value, depth);
        try {
            String text = digested(composed(value, depth + 1));
            known.put(value, text);
            return text;
        } finally {
            path.remove(value);
        }
    }

    private String composed(Object value, int depth) {
        if (value.getClass().isArray()) {
            return elements(value, depth).toString();
        }
        if (value instanceof Optional) {
            return "Optional(" + structure(((Optional<?>) value).orElse(null), depth) + ")";
        }
        Optional<Object> contents = Values.contents(value);
        if (contents.isPresent()) {
            return contents(contents.get(), depth);
        }
        return own.test(value.getClass()) ? fields(value, depth) : Values.typeName(value);
    }

    private String contents(Object value, int depth) {
        try {
            if (value instanceof Map) {
                return entries((Map<?, ?>) value, depth);
            }
            if (value instanceof Collection) {
                List<String> elements = new ArrayList<>();
                for (Object element : (Collection<?>) value) {
                    elements.add(structure(element, depth));
                }
                return (value instanceof Set && !(value instanceof SortedSet) ? sorted(elements) : elements).toString();
            }
            return value instanceof String ? (String) value : "(" + structure(value, depth) + ")";
        } catch (RuntimeException changing) {
            // Another thread of the tests is still writing to it.
            complete = false;
            return "…";
        }
    }

    private String entries(Map<?, ?> map, int depth) {
        List<String> entries = new ArrayList<>();
        map.forEach((key, value) -> entries.add(structure(key, depth) + "=" + structure(value, depth)));
        String text = (map instanceof SortedMap ? entries : sorted(entries)).toString();
        return "{" + text.substring(1, text.length() - 1) + "}";
    }

    private List<String> elements(Object array, int depth) {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            if (++nodes > MOST_NODES) {
                complete = false;
                break;
            }
            elements.add(structure(Array.get(array, i), depth));
        }
        return elements;
    }

    private String fields(Object value, int depth) {
        StringBuilder text = new StringBuilder(Values.typeName(value)).append('(');
        String separator = "";
        for (Class<?> type = value.getClass(); type != null && own.test(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    text.append(separator).append(field.getName()).append('=');
                    text.append(structure(Values.read(field, value), depth));
                    separator = ", ";
                }
            }
        }
        return text.append(')').toString();
    }

    /** Keeps a large part as its beginning and a hash of the whole. */
    private static String digested(String text) {
        if (text.length() <= LONGEST_PART) {
            return text;
        }
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = 1_000_003 * hash + text.charAt(i);
        }
        return text.substring(0, LONGEST_SUMMARY) + "…#" + Long.toHexString(hash);
    }

    /** The order in which a hash table gives its elements says nothing. */
    private static List<String> sorted(List<String> elements) {
        Collections.sort(elements);
        return elements;
    }
}
