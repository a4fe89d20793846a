package dev.ralph.diagnose;

import dev.ralph.diagnose.JavaSource.StaticField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a Maven project keeps its tests and what they are built on; reads each file once, when it is asked for.
 *
 * <p>A project that names other source folders in its {@code pom.xml} looks like one without tests.
 */
public final class TargetLayout {

    /** Sources of the tests, relative to the project. */
    public static final String TEST_ROOT = "src/test/java";

    private static final String MAIN_ROOT = "src/main/java";
    private static final String URL_VARIABLE = "\"RALPH_JDBC_URL\"";

    /**
     * The class of the tests that asks the environment for the database.
     *
     * @param className with its package
     * @param path of its file, relative to the project
     */
    public record Harness(String className, String path) {}

    private final Path project;
    private final List<String> testFiles;
    private final Map<String, JavaSource> read = new HashMap<>();
    private final Optional<Harness> harness;

    private TargetLayout(Path project, List<String> testFiles) {
        this.project = project;
        this.testFiles = testFiles;
        this.harness = findHarness();
    }

    public static TargetLayout of(Path project) {
        Path root = project.resolve(TEST_ROOT);
        if (!Files.isDirectory(root)) {
            return new TargetLayout(project, List.of());
        }
        try (Stream<Path> files = Files.walk(root)) {
            return new TargetLayout(
                    project,
                    files.filter(Files::isRegularFile)
                            .map(file -> project.relativize(file).toString().replace('\\', '/'))
                            .filter(file -> file.endsWith(".java") && !file.endsWith("-info.java"))
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The longest package that all test sources share; empty when they share none. */
    public String rootPackage() {
        return testFiles.stream()
                .map(TargetLayout::packageOf)
                .reduce(TargetLayout::commonPackage)
                .orElse("");
    }

    /** The one class that reads {@code RALPH_JDBC_URL}; empty when there is none, or more than one without tests. */
    public Optional<Harness> harness() {
        return harness;
    }

    private Optional<Harness> findHarness() {
        Set<String> constants = testFiles.stream()
                .map(this::source)
                .flatMap(source -> source.staticFields().stream())
                .filter(field -> field.initialiser().equals(Optional.of(URL_VARIABLE)))
                .map(StaticField::name)
                .collect(Collectors.toSet());
        List<JavaSource> readers = testFiles.stream()
                .map(this::source)
                .filter(source -> readsUrl(source, constants))
                .toList();
        List<JavaSource> candidates = readers.size() < 2
                ? readers
                : readers.stream().filter(source -> !source.holdsTests()).toList();
        return candidates.size() == 1 ? Optional.of(harness(candidates.get(0))) : Optional.empty();
    }

    /** The test source that declares a class, which is named with its package and {@code Outer$Inner} if nested. */
    public Optional<JavaSource> testSource(String className) {
        return sourceOf(TEST_ROOT, className);
    }

    /** The test source that a frame of a stack trace points into. */
    Optional<JavaSource> testSource(StackTrace.Frame frame) {
        String path = TEST_ROOT + "/" + frame.packagePath() + frame.file();
        return testFiles.contains(path) ? Optional.of(source(path)) : Optional.empty();
    }

    /** A static field of the tests or of the production code. */
    public Optional<StaticField> staticField(String className, String field) {
        return Stream.of(TEST_ROOT, MAIN_ROOT)
                .flatMap(root -> sourceOf(root, className).stream())
                .flatMap(source -> source.staticField(simpleName(className), field).stream())
                .findFirst();
    }

    /** The part of a class name after its package. */
    static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    static String topLevel(String className) {
        int nested = className.indexOf('$', className.lastIndexOf('.') + 2);
        return nested < 0 ? className : className.substring(0, nested);
    }

    private static boolean readsUrl(JavaSource source, Set<String> constants) {
        boolean byName = !source.environment().isEmpty() && source.literals().contains(URL_VARIABLE);
        return byName
                || source.environment().stream().map(TargetLayout::simpleName).anyMatch(constants::contains);
    }

    private static Harness harness(JavaSource source) {
        String file = source.path().substring(source.path().lastIndexOf('/') + 1);
        String name = file.substring(0, file.length() - ".java".length());
        String inPackage = packageOf(source.path());
        return new Harness(inPackage.isEmpty() ? name : inPackage + "." + name, source.path());
    }

    private Optional<JavaSource> sourceOf(String root, String className) {
        String path = root + "/" + topLevel(className).replace('.', '/') + ".java";
        if (Files.isRegularFile(project.resolve(path))) {
            return Optional.of(source(path));
        }
        // A class that is not public may live in any file of its package.
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return testFiles.stream()
                .filter(file -> file.startsWith(folder) && file.indexOf('/', folder.length()) < 0)
                .map(this::source)
                .filter(source -> source.declarationOf(simpleName(className)).isPresent())
                .findFirst();
    }

    JavaSource source(String path) {
        return read.computeIfAbsent(path, missing -> {
            try {
                return JavaSource.parse(missing, Files.readAllBytes(project.resolve(missing)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String packageOf(String testFile) {
        int end = testFile.lastIndexOf('/');
        return end <= TEST_ROOT.length()
                ? ""
                : testFile.substring(TEST_ROOT.length() + 1, end).replace('/', '.');
    }

    private static String commonPackage(String one, String other) {
        String common = one;
        while (!common.isEmpty() && !(other + ".").startsWith(common + ".")) {
            common = common.substring(0, Math.max(0, common.lastIndexOf('.')));
        }
        return common;
    }
}
