package dev.ralph.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The project's own classes, each read once from its file however many loaders define it. */
final class ProjectClasses {

    private final List<Path> roots;
    private final Map<String, Path> rootOf = new HashMap<>();
    private final Map<String, byte[]> content = new ConcurrentHashMap<>();

    private ProjectClasses(Collection<Path> roots) throws IOException {
        this.roots = new ArrayList<>(roots);
        for (Path root : roots) {
            for (String name : ClassFiles.names(Collections.singleton(root))) {
                rootOf.putIfAbsent(name, root);
            }
        }
    }

    static ProjectClasses in(Collection<Path> roots) throws IOException {
        return new ProjectClasses(roots);
    }

    Set<String> names() {
        return rootOf.keySet();
    }

    boolean contains(String name) {
        return rootOf.containsKey(name);
    }

    /** A loader that shares no class of the project with any other. */
    ClassLoader freshLoader() {
        return new ProjectLoader(this);
    }

    /** Whether the project offers an implementation of this service. */
    boolean offers(String service) {
        return roots.stream().anyMatch(root -> Files.exists(root.resolve("META-INF/services/" + service)));
    }

    byte[] content(String name) {
        return content.computeIfAbsent(name, missing -> {
            try {
                return Files.readAllBytes(rootOf.get(missing).resolve(missing.replace('.', '/') + ".class"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    CodeSource source(String name) {
        return new CodeSource(url(rootOf.get(name)), (Certificate[]) null);
    }

    URL[] urls() {
        return roots.stream().map(ProjectClasses::url).toArray(URL[]::new);
    }

    private static URL url(Path root) {
        try {
            return root.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
