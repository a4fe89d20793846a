package dev.ralph.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The project's own classes, as far as something has loaded and initialised them already; looking never does.
 *
 * <p>Needs {@code java.lang} and {@code jdk.internal.misc} opened to it from JDK 9 on.
 */
final class LoadedClasses {

    private final Set<String> names;
    private final ClassLoader loader;
    private final Method findLoadedClass;
    private final Memory memory;
    private final List<Class<?>> initialized = new ArrayList<>();

    LoadedClasses(Set<String> names, ClassLoader loader) throws ReflectiveOperationException {
        this.names = new TreeSet<>(names);
        this.loader = loader;
        this.memory = Memory.open();
        this.findLoadedClass = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
        findLoadedClass.setAccessible(true);
    }

    /** All that are initialised by now, in a stable order. */
    List<Class<?>> initialized() throws ReflectiveOperationException {
        for (String name : new ArrayList<>(names)) {
            Class<?> type = (Class<?>) findLoadedClass.invoke(loader, name);
            if (type != null && memory.isInitialized(type)) {
                initialized.add(type);
                names.remove(name);
            }
        }
        return initialized;
    }
}
