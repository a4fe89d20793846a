package dev.ralph.junit;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** What was in all containers and objects of the project behind one value, to be put back in place. */
final class SavedGraph {

    private static final int MOST_NODES = 20_000;

    private final Predicate<Class<?>> own;
    private final Map<Object, Undo> undos = new IdentityHashMap<>();
    private final Deque<Object> left = new ArrayDeque<>();

    private SavedGraph(Predicate<Class<?>> own) {
        this.own = own;
    }

    static SavedGraph of(Object value, Predicate<Class<?>> own) {
        SavedGraph graph = new SavedGraph(own);
        graph.later(value);
        while (!graph.left.isEmpty() && graph.undos.size() < MOST_NODES) {
            Object next = graph.left.remove();
            if (!graph.undos.containsKey(next)) {
                graph.undos.put(next, graph.undo(next));
            }
        }
        return graph;
    }

    /** Puts everything back; true if all of it could be. */
    boolean restore() {
        boolean whole = true;
        for (Undo undo : undos.values()) {
            try {
                undo.run();
            } catch (Exception | LinkageError unwilling) {
                whole = false;
            }
        }
        return whole;
    }

    private void later(Object value) {
        if (!Values.isSimple(value)) {
            left.add(value);
        }
    }

    private Undo undo(Object value) {
        if (value.getClass().isArray()) {
            return array(value);
        }
        if (value instanceof Optional) {
            ((Optional<?>) value).ifPresent(this::later);
            return Undo.NOTHING;
        }
        if (own.test(value.getClass()) && !Values.contents(value).isPresent()) {
            return fields(value);
        }
        return Values.contents(value).isPresent() ? container(value) : Undo.NOTHING;
    }

    private Undo array(Object array) {
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, copy, 0, length);
        if (array instanceof Object[]) {
            for (Object element : (Object[]) array) {
                later(element);
            }
        }
        return () -> System.arraycopy(copy, 0, array, 0, length);
    }

    @SuppressWarnings("unchecked")
    private Undo container(Object value) {
        if (value instanceof Map) {
            Map<Object, Object> map = (Map<Object, Object>) value;
            Map<Object, Object> copy = new LinkedHashMap<>(map);
            copy.forEach((key, each) -> {
                later(key);
                later(each);
            });
            return () -> {
                if (!sameElements(map.keySet(), copy.keySet()) || !sameElements(map.values(), copy.values())) {
                    map.clear();
                    map.putAll(copy);
                }
            };
        }
        if (value instanceof Collection) {
            Collection<Object> collection = (Collection<Object>) value;
            List<Object> copy = new ArrayList<>(collection);
            copy.forEach(this::later);
            return () -> {
                if (!sameElements(collection, copy)) {
                    refill(collection, copy);
                }
            };
        }
        return atomic(value);
    }

    /** A list of fixed size, such as that of an array, can only be set. */
    private static void refill(Collection<Object> collection, List<Object> copy) {
        if (collection instanceof List && collection.size() == copy.size()) {
            for (int i = 0; i < copy.size(); i++) {
                ((List<Object>) collection).set(i, copy.get(i));
            }
            return;
        }
        collection.clear();
        collection.addAll(copy);
    }

    private static boolean sameElements(Collection<?> now, Collection<?> earlier) {
        Object[] one = now.toArray();
        Object[] other = earlier.toArray();
        boolean same = one.length == other.length;
        for (int i = 0; same && i < one.length; i++) {
            same = one[i] == other[i];
        }
        return same;
    }

    @SuppressWarnings("unchecked")
    private Undo atomic(Object value) {
        if (value instanceof AtomicInteger) {
            int held = ((AtomicInteger) value).get();
            return () -> ((AtomicInteger) value).set(held);
        }
        if (value instanceof AtomicLong) {
            long held = ((AtomicLong) value).get();
            return () -> ((AtomicLong) value).set(held);
        }
        if (value instanceof AtomicBoolean) {
            boolean held = ((AtomicBoolean) value).get();
            return () -> ((AtomicBoolean) value).set(held);
        }
        if (value instanceof AtomicReference) {
            Object held = ((AtomicReference<Object>) value).get();
            later(held);
            return () -> ((AtomicReference<Object>) value).set(held);
        }
        if (value instanceof LongAdder) {
            long held = ((LongAdder) value).sum();
            return () -> {
                ((LongAdder) value).reset();
                ((LongAdder) value).add(held);
            };
        }
        String before = value.toString();
        return () -> {
            if (!value.toString().equals(before)) {
                throw new UnsupportedOperationException(value.getClass().getName());
            }
        };
    }

    private Undo fields(Object value) {
        Map<Field, Object> held = new LinkedHashMap<>();
        for (Class<?> type = value.getClass(); type != null && own.test(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    Object content = Values.read(field, value);
                    held.put(field, content);
                    later(content);
                }
            }
        }
        return () -> {
            for (Map.Entry<Field, Object> field : held.entrySet()) {
                if (!Modifier.isFinal(field.getKey().getModifiers())) {
                    field.getKey().set(value, field.getValue());
                }
            }
        };
    }

    /** Puts one object back. */
    private interface Undo {

        Undo NOTHING = () -> {};

        void run() throws Exception;
    }
}
