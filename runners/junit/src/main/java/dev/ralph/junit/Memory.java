package dev.ralph.junit;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Fields of the JDK's own classes that reflection keeps closed; reading one calls no code of its class.
 *
 * <p>Needs {@code jdk.internal.misc} opened to it from JDK 9 on.
 */
final class Memory {

    private final Object unsafe;

    private Memory(Object unsafe) {
        this.unsafe = unsafe;
    }

    static Memory open() throws ReflectiveOperationException {
        Field field = type().getDeclaredField("theUnsafe");
        field.setAccessible(true);
        return new Memory(field.get(null));
    }

    /** The public class loses its methods one by one; the internal one does not exist before 9. */
    private static Class<?> type() throws ClassNotFoundException {
        try {
            return Class.forName("jdk.internal.misc.Unsafe");
        } catch (ClassNotFoundException beforeNine) {
            return Class.forName("sun.misc.Unsafe");
        }
    }

    boolean isInitialized(Class<?> type) throws ReflectiveOperationException {
        return !(Boolean) call("shouldBeInitialized", new Class<?>[] {Class.class}, type);
    }

    Object staticValue(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        return call(reference("get"), new Class<?>[] {Object.class, long.class}, base(field), offset(field));
    }

    void putStatic(Class<?> type, String name, Object value) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        Class<?>[] parameters = {Object.class, long.class, Object.class};
        call(reference("put"), parameters, base(field), offset(field), value);
    }

    void putStatic(Class<?> type, String name, boolean value) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        Class<?>[] parameters = {Object.class, long.class, boolean.class};
        call("putBoolean", parameters, base(field), offset(field), value);
    }

    Object value(Object owner, Class<?> type, String name) throws ReflectiveOperationException {
        return call(reference("get"), new Class<?>[] {Object.class, long.class}, owner, offset(type, name));
    }

    int number(Object owner, Class<?> type, String name) throws ReflectiveOperationException {
        return (Integer) call("getInt", new Class<?>[] {Object.class, long.class}, owner, offset(type, name));
    }

    private Object offset(Class<?> type, String name) throws ReflectiveOperationException {
        return call("objectFieldOffset", new Class<?>[] {Field.class}, type.getDeclaredField(name));
    }

    private Object base(Field field) throws ReflectiveOperationException {
        return call("staticFieldBase", new Class<?>[] {Field.class}, field);
    }

    private Object offset(Field field) throws ReflectiveOperationException {
        return call("staticFieldOffset", new Class<?>[] {Field.class}, field);
    }

    /** The name changed with JDK 12. */
    private String reference(String verb) {
        for (Method method : unsafe.getClass().getMethods()) {
            if (method.getName().equals(verb + "Reference")) {
                return method.getName();
            }
        }
        return verb + "Object";
    }

    private Object call(String name, Class<?>[] parameters, Object... arguments) throws ReflectiveOperationException {
        Method method = unsafe.getClass().getMethod(name, parameters);
        method.setAccessible(true);
        try {
            return method.invoke(unsafe, arguments);
        } catch (InvocationTargetException e) {
            throw new ReflectiveOperationException(e.getCause());
        }
    }
}
