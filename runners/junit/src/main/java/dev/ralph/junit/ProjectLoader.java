package dev.ralph.junit;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Loads the project's own classes and resources itself, before it asks the loader of the libraries. */
final class ProjectLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final ProjectClasses classes;

    ProjectLoader(ProjectClasses classes) {
        super(classes.urls(), ProjectLoader.class.getClassLoader());
        this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!classes.contains(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) {
        String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        if (!packageName.isEmpty() && getPackage(packageName) == null) {
            try {
                definePackage(packageName, null, null, null, null, null, null, null);
            } catch (IllegalArgumentException anotherThreadWasFaster) {
                // It is there, which is all that counts.
            }
        }
        byte[] content = classes.content(name);
        return defineClass(name, content, 0, content.length, classes.source(name));
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        // By their text: two URLs are compared by looking up their hosts.
        Set<String> seen = new HashSet<>();
        List<URL> ordered = new ArrayList<>();
        for (Enumeration<URL> found : Arrays.asList(findResources(name), super.getResources(name))) {
            while (found.hasMoreElements()) {
                URL url = found.nextElement();
                if (seen.add(url.toExternalForm())) {
                    ordered.add(url);
                }
            }
        }
        return Collections.enumeration(ordered);
    }
}
