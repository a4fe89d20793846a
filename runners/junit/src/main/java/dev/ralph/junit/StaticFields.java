package dev.ralph.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The static fields of the project's own classes and what they hold at one moment. */
final class StaticFields {

    private static final long LONGEST_LOOK = TimeUnit.MILLISECONDS.toNanos(500);

    private final Predicate<Class<?>> own;
    private final Map<Class<?>, List<Field>> fields = new LinkedHashMap<>();

    StaticFields(Predicate<Class<?>> own) {
        this.own = own;
    }

    /** Looks at the fields of these classes, all of which are initialised. */
    Map<String, Fingerprint> look(List<Class<?>> classes) {
        long deadline = System.nanoTime() + LONGEST_LOOK;
        Map<String, Fingerprint> seen = new LinkedHashMap<>();
        for (Class<?> type : classes) {
            for (Field field : fields.computeIfAbsent(type, StaticFields::changeable)) {
                Fingerprint fingerprint = Walk.of(Values.read(field, null), own, deadline);
                seen.put(type.getName() + "#" + field.getName(), fingerprint);
            }
        }
        return seen;
    }

    private static List<Field> changeable(Class<?> type) {
        List<Field> changeable = new ArrayList<>();
        try {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic() && !isConstant(field)) {
                    changeable.add(field);
                }
            }
        } catch (LinkageError missing) {
            // A field whose type is not on the class path: nobody can have used it.
            changeable.clear();
        }
        return changeable;
    }

    private static boolean isConstant(Field field) {
        Class<?> type = field.getType();
        boolean immutable = type.isPrimitive() || type == String.class || type == Class.class || type.isEnum();
        return Modifier.isFinal(field.getModifiers()) && immutable;
    }
}
