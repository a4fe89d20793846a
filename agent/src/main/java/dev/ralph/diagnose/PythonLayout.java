package dev.ralph.diagnose;

import dev.ralph.diagnose.PythonStack.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Where a project keeps the tests that pytest runs; reads each file once, when it is asked for. */
public final class PythonLayout {

    private static final Pattern TEST_FILE = Pattern.compile("(.*/)?(test_[^/]*|[^/]*_test)\\.py");
    private static final String CONFTEST = "conftest.py";
    private static final Set<String> OTHERS =
            Set.of("venv", "env", "node_modules", "build", "dist", "site-packages", "__pycache__", "isolation");

    private final Path project;
    private final TreeSet<String> testFiles = new TreeSet<>();
    private final TreeSet<String> conftests = new TreeSet<>();
    private final Map<String, PythonSource> read = new HashMap<>();

    private PythonLayout(Path project) {
        this.project = project;
    }

    public static PythonLayout of(Path project) {
        PythonLayout layout = new PythonLayout(project);
        try {
            Files.walkFileTree(project, layout.new Walk());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return layout;
    }

    /** The folder that holds the tests: that of the outermost {@code conftest.py}, or where the tests usually lie. */
    public String tests() {
        Optional<String> outermost = conftests.stream()
                .map(PythonLayout::folder)
                .filter(folder -> testFiles.stream().anyMatch(file -> file.startsWith(prefix(folder))))
                .min(Comparator.comparing(PythonLayout::depth).thenComparing(folder -> folder));
        return outermost.orElseGet(() -> List.of("tests", "test").stream()
                .filter(folder -> testFiles.stream().anyMatch(file -> file.startsWith(prefix(folder))))
                .findFirst()
                .orElse(""));
    }

    /** The package that modules in the folder of the tests are imported from; empty when it is no package. */
    public String testsPackage() {
        String at = tests();
        String inPackage = "";
        while (!at.isEmpty() && Files.exists(project.resolve(at).resolve("__init__.py"))) {
            String name = at.substring(at.lastIndexOf('/') + 1);
            inPackage = inPackage.isEmpty() ? name : name + "." + inPackage;
            at = folder(at);
        }
        return inPackage;
    }

    /** Every file that holds tests or fixtures, in name order. */
    public Set<String> files() {
        TreeSet<String> files = new TreeSet<>(testFiles);
        files.addAll(conftests);
        return files;
    }

    /** The file of tests that a frame of a failure points into; no {@code conftest.py} and no shared helper is one. */
    Optional<PythonSource> testSource(Frame frame) {
        return testFiles.stream()
                .filter(file -> frame.path().equals(file) || frame.path().endsWith("/" + file))
                .max(Comparator.comparingInt(String::length))
                .map(this::source);
    }

    Optional<PythonSource> testSource(String path) {
        return Files.isRegularFile(project.resolve(path)) && path.endsWith(".py")
                ? Optional.of(source(path))
                : Optional.empty();
    }

    private PythonSource source(String path) {
        return read.computeIfAbsent(path, missing -> {
            try {
                return PythonSource.parse(missing, Files.readAllBytes(project.resolve(missing)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String folder(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    private static String prefix(String folder) {
        return folder.isEmpty() ? "" : folder + "/";
    }

    private static int depth(String folder) {
        return folder.isEmpty() ? 0 : folder.split("/", -1).length;
    }

    private final class Walk extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean isForeign = !folder.equals(project)
                    && (name.startsWith(".") || OTHERS.contains(name) || Files.exists(folder.resolve("pyvenv.cfg")));
            return isForeign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = project.relativize(file).toString().replace('\\', '/');
            if (attributes.isRegularFile() && TEST_FILE.matcher(path).matches()) {
                testFiles.add(path);
            } else if (attributes.isRegularFile() && (path.equals(CONFTEST) || path.endsWith("/" + CONFTEST))) {
                conftests.add(path);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
