package dev.ralph.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Edit;
import dev.ralph.model.Patch;
import dev.ralph.model.Problem;
import dev.ralph.support.UnifiedDiff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Walks the changes in {@code resources/guard}: those that cheat, those that are honest, and those that nobody can tell
 * apart by their text.
 *
 * <p>A case is a {@code change.diff} of the files in {@code resources/guard/before} and of its own {@code before}, or the
 * files as they are {@code after}, with the objections {@code expected}, one phrase a line, or {@code none}.
 */
class GuardCorpusTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/guard");

    /** What a task about tests may write; the files of configuration are here so that their content is looked at. */
    private static final Set<String> ROOTS =
            Set.of("tests", "src/test", "pytest.ini", "setup.cfg", "tox.ini", "pyproject.toml", "conftest.py", "ci");

    @TestFactory
    Stream<DynamicTest> a_change_is_refused_or_let_through_as_its_case_says() {
        return Stream.of("cheating", "honest", "undecided")
                .flatMap(kind -> cases(kind).stream())
                .map(one -> DynamicTest.dynamicTest(one.toString(), one::verify));
    }

    @Test
    void the_cases_are_many_and_counted() {
        List<Case> cheating = cases("cheating");
        List<Case> honest = cases("honest");
        long caught =
                cheating.stream().filter(one -> !one.objections().isEmpty()).count();
        long alarms = honest.stream().filter(one -> !one.objections().isEmpty()).count();

        System.out.printf(
                "guards: %d of %d cheating changes caught, %d false alarms in %d honest ones%n",
                caught, cheating.size(), alarms, honest.size());
        assertThat(cheating).hasSizeGreaterThanOrEqualTo(60);
        assertThat(honest).hasSizeGreaterThanOrEqualTo(40);
    }

    /** What a pattern makes of its examples is a repair; what it creates in Python is looked at with the pattern. */
    @TestFactory
    Stream<DynamicTest> what_a_pattern_does_to_its_examples_is_let_through() throws IOException {
        Path runners = Path.of(System.getProperty("ralph.home"), "runners");
        try (Stream<Path> walk = Files.walk(runners, 5).skip(1)) {
            return walk
                    .filter(folder -> folder.getName(folder.getNameCount() - 2).endsWith("examples")
                            && Files.isDirectory(folder.resolve("after")))
                    .sorted()
                    .map(folder -> DynamicTest.dynamicTest(
                            runners.relativize(folder).toString(),
                            () -> assertThat(objectionsToExample(folder)).isEmpty()))
                    .toList()
                    .stream();
        }
    }

    private static List<Problem> objectionsToExample(Path folder) {
        Map<String, String> before = files(folder.resolve("before"));
        Map<String, String> after = files(folder.resolve("after"));
        return PatchGuard.check(patch(before, after), path -> Optional.ofNullable(before.get(path)), after.keySet());
    }

    /** Whole files, as they come from a coding agent. */
    private static Patch patch(Map<String, String> before, Map<String, String> after) {
        List<Edit> edits = new ArrayList<>();
        after.forEach((path, content) -> edits.add(
                before.containsKey(path)
                        ? new Edit.ReplaceText(path, before.get(path), content)
                        : new Edit.CreateFile(path, content)));
        return new Patch(edits);
    }

    private record Case(String kind, Path folder) {

        List<Problem> objections() {
            Map<String, String> before = files(EXAMPLES.resolve("before"));
            before.putAll(files(folder.resolve("before")));
            Patch patch = patch(before, after(before));
            assertThat(patch.edits()).isNotEmpty();
            return PatchGuard.check(patch, path -> Optional.ofNullable(before.get(path)), ROOTS);
        }

        private Map<String, String> after(Map<String, String> before) {
            Path diff = folder.resolve("change.diff");
            try {
                return Files.exists(diff)
                        ? UnifiedDiff.applied(Files.readString(diff), before)
                        : files(folder.resolve("after"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void verify() throws IOException {
            List<String> expected = Files.readAllLines(folder.resolve("expected.txt")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            List<String> sentences = objections().stream().map(Problem::what).toList();
            if (expected.equals(List.of("none"))) {
                assertThat(sentences).isEmpty();
                return;
            }
            assertThat(sentences).isNotEmpty();
            assertThat(expected)
                    .isNotEmpty()
                    .allSatisfy(phrase -> assertThat(sentences)
                            .anySatisfy(what -> assertThat(what).contains(phrase)));
        }

        @Override
        public String toString() {
            return kind + "/" + folder.getFileName();
        }
    }

    private static List<Case> cases(String kind) {
        try (Stream<Path> folders = Files.list(EXAMPLES.resolve(kind))) {
            return folders.sorted().map(folder -> new Case(kind, folder)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> files(Path root) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.isDirectory(root) ? Files.walk(root) : Stream.empty()) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                files.put(path, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
