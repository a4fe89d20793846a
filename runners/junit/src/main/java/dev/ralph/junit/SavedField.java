package dev.ralph.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.function.Predicate;

/** A static field as it was at one moment. */
final class SavedField {

    private final Field field;
    private final Object value;
    private final SavedGraph graph;

    private SavedField(Field field, Object value, SavedGraph graph) {
        this.field = field;
        this.value = value;
        this.graph = graph;
    }

    /**
     * Initialises its class, without which there is nothing to put back.
     *
     * @param where such as {@code city.Prices#CACHE}
     */
    static SavedField of(String where, ClassLoader loader, Predicate<Class<?>> own)
            throws ReflectiveOperationException {
        int hash = where.indexOf('#');
        Class<?> type = Class.forName(where.substring(0, hash), true, loader);
        Field field = type.getDeclaredField(where.substring(hash + 1));
        field.setAccessible(true);
        Object value = field.get(null);
        return new SavedField(field, value, SavedGraph.of(value, own));
    }

    /** Puts it back; says why if that cannot be done. */
    Optional<String> restore() {
        try {
            if (!Modifier.isFinal(field.getModifiers())) {
                field.set(null, value);
            }
            return graph.restore()
                    ? Optional.empty()
                    : Optional.of("not all that " + field.getName() + " holds could be put back");
        } catch (IllegalAccessException | RuntimeException closed) {
            return Optional.of(field.getName() + " cannot be put back: " + closed);
        }
    }
}
