package dev.ralph.junit;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** What the probe knows about kinds of values. */
final class Values {

    private static final Set<Class<?>> SIMPLE = new HashSet<>(Arrays.asList(
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            UUID.class,
            Locale.class,
            Currency.class,
            Date.class));

    private Values() {}

    /** Whether a value is known by its text alone. */
    static boolean isSimple(Object value) {
        return value == null
                || SIMPLE.contains(value.getClass())
                || value instanceof Enum
                || value instanceof Class
                || value.getClass().getName().startsWith("java.time.");
    }

    static String simple(Object value) {
        if (value instanceof String) {
            return '"' + (String) value + '"';
        }
        if (value instanceof Enum) {
            return ((Enum<?>) value).name();
        }
        return value instanceof Class ? ((Class<?>) value).getName() : String.valueOf(value);
    }

    /** What a container of the JDK holds: a collection, a map or the one value of an atomic. */
    static Optional<Object> contents(Object value) {
        if (value instanceof Collection || value instanceof Map) {
            return isOfTheJdk(value) ? Optional.of(value) : Optional.empty();
        }
        if (!value.getClass().getName().startsWith("java.util.concurrent.atomic.")) {
            return Optional.empty();
        }
        if (value instanceof AtomicReference) {
            return Optional.of(Optional.ofNullable(((AtomicReference<?>) value).get()));
        }
        if (value instanceof AtomicReferenceArray) {
            AtomicReferenceArray<?> array = (AtomicReferenceArray<?>) value;
            Object[] elements = new Object[array.length()];
            Arrays.setAll(elements, array::get);
            return Optional.of(Arrays.asList(elements));
        }
        // The text of the others is their number or their numbers.
        return Optional.of(value.toString());
    }

    /** Whether its contents lie in a class of the JDK, also where the project has made a small change to that class. */
    private static boolean isOfTheJdk(Object value) {
        Class<?> type = value.getClass();
        while (!type.getName().startsWith("java.")) {
            type = type.getSuperclass();
        }
        return type == value.getClass()
                || (type.getName().startsWith("java.util.") && !type.getName().startsWith("java.util.Abstract"));
    }

    /** Whether somebody should have closed it. */
    static boolean isCloseable(Object value) {
        if (value instanceof AutoCloseable) {
            return !(value instanceof Reference);
        }
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            for (Class<?> implemented : type.getInterfaces()) {
                if (implemented.getName().startsWith("java.sql.")
                        || implemented.getName().startsWith("javax.sql.")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The class, without the numbers that differ from run to run in the names of lambdas and proxies. */
    static String typeName(Object value) {
        return value.getClass().getName().replaceAll("(\\$\\$Lambda|\\$Proxy).*", "$1");
    }

    /** Reads a field without calling any code of its class. */
    static Object read(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException | RuntimeException closed) {
            return Unreadable.FIELD;
        }
    }

    /** Stands for a value that the JVM keeps to itself. */
    private enum Unreadable {
        FIELD
    }
}
