package dev.ralph.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.MustHaves.Artifact;
import dev.ralph.model.MustHaves.KeyLink;
import dev.ralph.verify.PlanReport.FileCheck;
import dev.ralph.verify.PlanReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileChecksTest {

    @TempDir
    private Path folder;

    private Path tree;

    @BeforeEach
    void write() throws IOException {
        tree = Files.createDirectories(folder.resolve("tree"));
        Files.writeString(tree.resolve("a.ts"), "import { b } from './b';\nexport const c = b;\n");
        Files.writeString(folder.resolve("secret"), "secret\n");
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "'a', 1", "'a\n', 1", "'a\nb', 2", "'a\n\n', 2", "'a\r\nb\r\n', 2"})
    void lines_are_counted_as_an_editor_does(String text, int lines) {
        assertThat(FileChecks.lines(text)).isEqualTo(lines);
    }

    @Test
    void a_file_with_one_line_too_few_is_too_short_though_it_ends_with_a_line_end() throws IOException {
        Files.writeString(tree.resolve("long.py"), "x\n".repeat(59));

        FileCheck check = artifact("long.py", OptionalInt.of(60), Optional.empty(), List.of());

        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.reason()).isEqualTo("it has 59 lines instead of at least 60");
    }

    @Test
    void all_that_is_wrong_is_said() throws IOException {
        FileCheck check = artifact("a.ts", OptionalInt.of(3), Optional.of("const d"), List.of("c", "zebra"));

        assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.reason())
                .isEqualTo("it has 2 lines instead of at least 3; it does not contain 'const d';"
                        + " it does not export 'zebra'");
    }

    @Test
    void what_is_contained_is_taken_literally() throws IOException {
        assertThat(artifact("a.ts", OptionalInt.empty(), Optional.of("c.nst"), List.of())
                        .outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(artifact("a.ts", OptionalInt.of(2), Optional.of("const c"), List.of("c"))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void a_missing_file_fails() throws IOException {
        assertThat(artifact("gone.ts", OptionalInt.empty(), Optional.empty(), List.of())
                        .outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret", "sub/../../secret", "/etc/passwd", "link", "dangling", "sub", "logs/x.log", ""})
    void nothing_outside_the_project_is_followed(String path) throws IOException {
        Files.createDirectories(tree.resolve("sub"));
        Files.createSymbolicLink(tree.resolve("link"), folder.resolve("secret"));
        Files.createSymbolicLink(tree.resolve("dangling"), tree.resolve("nowhere"));

        FileCheck check = artifact(path, OptionalInt.empty(), Optional.of("secret"), List.of());

        assertThat(check.outcome()).isEqualTo(Outcome.NO_EVIDENCE);
        assertThat(check.reason()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "import.*from~PASSED",
                "import {.*} from~PASSED",
                "import \\{ b \\}~PASSED",
                "const\\s+[^]*b~PASSED",
                "export d~FAILED",
                "(open~NO_EVIDENCE"
            })
    void a_pattern_is_a_regular_expression_as_javascript_knows_it(String pattern, Outcome outcome) throws IOException {
        assertThat(link("a.ts", "b.ts", Optional.of(pattern)).outcome()).isEqualTo(outcome);
    }

    @Test
    void without_a_pattern_the_text_of_the_target_is_looked_for() throws IOException {
        assertThat(link("a.ts", "./b", Optional.empty()).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(link("a.ts", "./z", Optional.empty()).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(link("gone.ts", "./b", Optional.empty()).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(link("a.ts", "", Optional.empty()).outcome()).isEqualTo(Outcome.NO_EVIDENCE);
    }

    @Test
    void a_search_that_never_ends_is_given_up() {
        assertThat(HastyText.find(Pattern.compile("(.*a){30}b"), "a".repeat(200), Duration.ofMillis(50)))
                .isEmpty();
    }

    private FileCheck artifact(String path, OptionalInt lines, Optional<String> contains, List<String> exports)
            throws IOException {
        return new FileChecks(new ProjectFiles(tree)).artifact(new Artifact(path, "", lines, contains, exports));
    }

    private FileCheck link(String from, String to, Optional<String> pattern) throws IOException {
        return new FileChecks(new ProjectFiles(tree)).keyLink(new KeyLink(from, to, "", pattern));
    }
}
