package dev.ralph.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The class files below some folders. */
final class ClassFiles {

    private static final String SUFFIX = ".class";

    /** What Surefire runs when it is told nothing else. */
    private static final Pattern TEST_CLASS =
            Pattern.compile("(.*\\.)?(Test[^$.]*|[^$.]*Test|[^$.]*Tests|[^$.]*TestCase)");

    private ClassFiles() {}

    /** The names of all classes, in name order. */
    static Set<String> names(Collection<Path> roots) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.map(file -> root.relativize(file).toString())
                            .filter(file -> file.endsWith(SUFFIX) && !file.endsWith("-info" + SUFFIX))
                            .map(ClassFiles::nameOf)
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    /** The names of the classes that may hold tests, in the order in which Surefire runs them alphabetically. */
    static Set<String> testClasses(Collection<Path> roots) throws IOException {
        Set<String> names = names(roots);
        names.removeIf(name -> !TEST_CLASS.matcher(name).matches());
        return names;
    }

    private static String nameOf(String file) {
        return file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
    }
}
