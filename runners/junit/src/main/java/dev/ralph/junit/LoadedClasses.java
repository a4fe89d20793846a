package dev.ralph.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The project's own classes, as far as something has loaded and initialised them already; looking never does.
 *
 * <p>Needs {@code java.lang} and {@code jdk.internal.misc} opened to it from JDK 9 on.
 */
final class LoadedClasses {

    private final Set<String> names;
    private final ClassLoader loader;
    private final Method findLoadedClass;
    private final Object unsafe;
    private final Method shouldBeInitialized;
    private final List<Class<?>> initialized = new ArrayList<>();

    LoadedClasses(Collection<Path> roots, ClassLoader loader) throws Exception {
        this.names = ClassFiles.names(roots);
        this.loader = loader;
        this.findLoadedClass = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
        findLoadedClass.setAccessible(true);
        Class<?> type = unsafeType();
        Field field = type.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        this.unsafe = field.get(null);
        this.shouldBeInitialized = type.getDeclaredMethod("shouldBeInitialized", Class.class);
        shouldBeInitialized.setAccessible(true);
    }

    /** The public class has lost this method in JDK 22; the internal one does not exist before 9. */
    private static Class<?> unsafeType() throws ClassNotFoundException {
        try {
            return Class.forName("jdk.internal.misc.Unsafe");
        } catch (ClassNotFoundException beforeNine) {
            return Class.forName("sun.misc.Unsafe");
        }
    }

    /** All that are initialised by now, in a stable order. */
    List<Class<?>> initialized() throws ReflectiveOperationException {
        for (String name : new ArrayList<>(names)) {
            Class<?> type = (Class<?>) findLoadedClass.invoke(loader, name);
            if (type != null && !(Boolean) shouldBeInitialized.invoke(unsafe, type)) {
                initialized.add(type);
                names.remove(name);
            }
        }
        return initialized;
    }
}
