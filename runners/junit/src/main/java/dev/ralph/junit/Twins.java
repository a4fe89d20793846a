package dev.ralph.junit;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Second copies of the project's classes, made to see what their static fields start with. */
final class Twins extends URLClassLoader {

    private static final long LONGEST_LOOK = TimeUnit.SECONDS.toMillis(5);

    private final Set<String> own;

    private Twins(URL[] urls, Set<String> own) {
        super(urls, Twins.class.getClassLoader());
        this.own = own;
    }

    /** What these fields start with; without those that start with something else each time. */
    static Map<String, Fingerprint> look(
            Collection<Path> roots, Set<String> own, StaticFields fields, Collection<String> places) {
        Map<String, Fingerprint> result = Collections.synchronizedMap(new HashMap<>());
        Thread thread = new Thread(() -> {
            Map<String, Fingerprint> first = once(roots, own, fields, places);
            once(roots, own, fields, places).forEach((where, second) -> {
                Fingerprint one = first.get(where);
                if (one != null && !second.inPlaceOf(one).differsFrom(one)) {
                    result.put(where, one);
                }
            });
        });
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(LONGEST_LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new HashMap<>(result);
    }

    private static Map<String, Fingerprint> once(
            Collection<Path> roots, Set<String> own, StaticFields fields, Collection<String> places) {
        List<Class<?>> classes = new ArrayList<>();
        try (Twins twins = new Twins(urls(roots), own)) {
            for (String place : places) {
                Class<?> type = twins.initialized(place.substring(0, place.indexOf('#')));
                if (type != null && !classes.contains(type)) {
                    classes.add(type);
                }
            }
            return fields.look(classes);
        } catch (IOException e) {
            return Collections.emptyMap();
        }
    }

    private Class<?> initialized(String name) {
        try {
            return Class.forName(name, true, this);
        } catch (ClassNotFoundException | LinkageError | RuntimeException unwilling) {
            return null;
        }
    }

    private static URL[] urls(Collection<Path> roots) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path root : roots) {
            urls.add(root.toUri().toURL());
        }
        return urls.toArray(new URL[0]);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!own.contains(name)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }
}
