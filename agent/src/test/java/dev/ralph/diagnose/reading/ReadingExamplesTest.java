package dev.ralph.diagnose.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Walks the examples beside every rule: each gives exactly the findings beside it, a clean one none. */
final class ReadingExamplesTest {

    private static final Path HOME = Path.of(System.getProperty("ralph.home"));
    private static final String EXPECTED = ".expected";

    @TempDir
    private Path temp;

    @TestFactory
    List<DynamicTest> every_example_gives_what_stands_beside_it() throws IOException {
        Readings readings = Readings.load(HOME.resolve("runners"));
        List<DynamicTest> tests = new ArrayList<>();
        for (Path rule : rules()) {
            for (Path example : entries(rule.resolve("examples"))) {
                if (!example.toString().endsWith(EXPECTED)) {
                    String name = rule.getFileName() + "/" + example.getFileName();
                    tests.add(dynamicTest(name, example.toUri(), () -> check(readings, rule, example)));
                }
            }
        }
        return tests;
    }

    @Test
    void every_rule_has_an_example_that_it_finds_and_one_that_it_leaves_alone() throws IOException {
        for (Path rule : rules()) {
            List<String> examples = entries(rule.resolve("examples")).stream()
                    .map(example -> example.getFileName().toString())
                    .filter(name -> !name.endsWith(EXPECTED))
                    .toList();

            assertThat(examples).as("%s", rule).anyMatch(name -> name.startsWith("clean-"));
            assertThat(examples).as("%s", rule).anyMatch(name -> !name.startsWith("clean-"));
        }
    }

    private void check(Readings readings, Path rule, Path example) throws IOException {
        String name = example.getFileName().toString();
        Path project = Files.createDirectories(temp.resolve(rule.getFileName() + "-" + name));
        copy(example, project);

        List<String> found = readings.read(project).stream()
                .filter(finding -> finding.rule().equals(rule.getFileName().toString()))
                .map(finding -> line(finding, Files.isRegularFile(example)))
                .toList();

        List<String> expected = name.startsWith("clean-")
                ? List.of()
                : Files.readAllLines(example.resolveSibling(name.replaceFirst("\\.\\w+$", "") + EXPECTED));
        assertThat(found).containsExactlyElementsOf(expected);
    }

    private static String line(StaticFinding finding, boolean oneFile) {
        String where = oneFile ? "" + finding.place().line() : finding.place().toString();
        return where + ": " + finding.sentence();
    }

    /** One file stands for a file of tests; a folder is a project as it is. */
    private static void copy(Path example, Path project) throws IOException {
        String name = example.getFileName().toString();
        if (Files.isRegularFile(example)) {
            String path = name.endsWith(".py") ? "tests/test_" + name.replace('-', '_') : "src/test/java/" + name;
            copyFile(example, project.resolve(path));
            return;
        }
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copyFile(file, project.resolve(example.relativize(file).toString()));
            }
        }
    }

    private static void copyFile(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    private static List<Path> rules() throws IOException {
        List<Path> rules = new ArrayList<>();
        for (Path runner : entries(HOME.resolve("runners"))) {
            if (Files.isDirectory(runner.resolve("readings"))) {
                rules.addAll(entries(runner.resolve("readings")));
            }
        }
        return rules;
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
