package dev.ralph.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Edit;
import dev.ralph.model.Patch;
import dev.ralph.model.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks the patches in {@code resources/guard}, which change the files in its folder {@code tree}. */
class PatchGuardTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/guard");
    private static final Set<String> ROOTS = Set.of("app", "ci/");
    private static final Pattern PART =
            Pattern.compile("--- (replace|create) (\\S+)\\n(?s)(.*?)\\n(?:--- with\\n(.*?)\\n)?(?=---|\\z)");

    @TestFactory
    Stream<DynamicTest> a_cheating_patch_is_refused_for_its_reason() {
        return examples("refused", text -> {
            String expected = text.lines().findFirst().orElseThrow().replaceFirst("expect: ", "");
            assertThat(check(text))
                    .extracting(Problem::what)
                    .anySatisfy(what -> assertThat(what).contains(expected));
        });
    }

    @TestFactory
    Stream<DynamicTest> an_honest_patch_is_let_through() {
        return examples("allowed", text -> assertThat(check(text)).isEmpty());
    }

    @Test
    void all_problems_are_reported_at_once() {
        Patch patch = new Patch(List.of(
                new Edit.CreateFile("../a", ""),
                new Edit.CreateFile("app/src/main/java/A.java", ""),
                new Edit.CreateFile("app/src/test/java/A.java", "class A { @Disabled void a() { sleep(1); } }")));

        assertThat(PatchGuard.check(patch, path -> Optional.empty(), ROOTS)).hasSize(4);
    }

    @Test
    void what_was_bad_before_is_not_held_against_a_patch() {
        String before = "class A { @Disabled @Test void a() { Thread.sleep(1); } // TODO\n int i = 1; }";
        Patch patch = new Patch(List.of(new Edit.ReplaceText("app/A.java", "int i = 1;", "int i = 2;")));

        assertThat(PatchGuard.check(patch, path -> Optional.of(before), ROOTS)).isEmpty();
    }

    @Test
    void a_file_may_be_replaced_as_a_whole_and_by_nothing() {
        String before = "def test_a():\n    assert 1 == one()\n";
        Patch emptied = new Patch(List.of(new Edit.ReplaceText("app/test_a.py", before, "")));
        Patch filled = new Patch(List.of(new Edit.ReplaceText("app/__init__.py", "", "import os\n")));

        assertThat(PatchGuard.check(emptied, path -> Optional.of(before), ROOTS))
                .extracting(Problem::what)
                .containsExactly("test test_a is gone");
        assertThat(PatchGuard.check(filled, path -> Optional.of(""), ROOTS)).isEmpty();
        assertThat(PatchGuard.check(filled, path -> Optional.of("x"), ROOTS)).hasSize(1);
        assertThat(PatchGuard.check(filled, path -> Optional.empty(), ROOTS)).hasSize(1);
    }

    @Test
    void only_what_a_file_is_in_the_end_counts() {
        String before = "def test_a():\n    assert 1 == one()\n";
        Patch createdThenReplaced = new Patch(List.of(
                new Edit.CreateFile("app/test_b.py", "import time\n\ntime.sleep(1)\n"),
                new Edit.ReplaceText("app/test_b.py", "import time\n\ntime.sleep(1)\n", "x = 1\n")));
        Patch emptiedThenFilled = new Patch(List.of(
                new Edit.ReplaceText("app/test_a.py", before, ""),
                new Edit.ReplaceText("app/test_a.py", "", before.replace("1", "2"))));
        Patch createdThenSpoilt = new Patch(List.of(
                new Edit.CreateFile("app/test_b.py", "x = 1\n"),
                new Edit.ReplaceText("app/test_b.py", "x = 1\n", "import time\n\ntime.sleep(1)\n")));

        assertThat(PatchGuard.check(createdThenReplaced, path -> Optional.empty(), ROOTS))
                .isEmpty();
        assertThat(PatchGuard.check(emptiedThenFilled, path -> Optional.of(before), ROOTS))
                .extracting(Problem::what)
                .containsExactly("test_a no longer holds, or no longer always reaches: assert 1 == one()");
        assertThat(PatchGuard.check(createdThenSpoilt, path -> Optional.empty(), ROOTS))
                .extracting(Problem::what)
                .containsExactly("sleep() is added");
    }

    @Test
    void a_file_that_cannot_be_read_is_refused() {
        Patch patch = new Patch(List.of(new Edit.CreateFile("app/A.java", "{".repeat(1000))));

        assertThat(PatchGuard.check(patch, path -> Optional.empty(), ROOTS))
                .extracting(Problem::what)
                .containsExactly("the file is too long or nested too deeply to be looked at");
    }

    @Test
    void a_path_that_looks_like_another_is_refused() {
        for (String path : List.of("app/a.py ", "app/a.", "app/\u202Eyp.a", "app/e\u0301.py", "app/ a/b.py")) {
            Patch patch = new Patch(List.of(new Edit.CreateFile(path, "")));

            assertThat(PatchGuard.check(patch, any -> Optional.empty(), ROOTS))
                    .extracting(Problem::what)
                    .as(path)
                    .containsExactly("the path looks like another one");
        }
    }

    @Test
    void nothing_may_be_written_where_no_root_is_allowed() {
        Patch patch = new Patch(List.of(new Edit.CreateFile("app/A.java", "")));

        assertThat(PatchGuard.check(patch, path -> Optional.empty(), Set.of())).hasSize(1);
        assertThat(PatchGuard.check(patch, path -> Optional.empty(), Set.of("")))
                .hasSize(1);
        assertThat(PatchGuard.check(patch, path -> Optional.empty(), Set.of("ap")))
                .hasSize(1);
        assertThat(PatchGuard.check(patch, path -> Optional.empty(), Set.of("app/A.java")))
                .isEmpty();
    }

    private interface Check {
        void accept(String example);
    }

    private static Stream<DynamicTest> examples(String folder, Check check) {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(folder))) {
            List<Path> sorted = files.sorted().toList();
            assertThat(sorted).hasSizeGreaterThan(10);
            return sorted.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(), () -> check.accept(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Problem> check(String example) {
        return PatchGuard.check(parse(example), PatchGuardTest::fileOfTree, ROOTS);
    }

    private static Patch parse(String example) {
        List<Edit> edits = new ArrayList<>();
        Matcher part = PART.matcher(example);
        while (part.find()) {
            edits.add(
                    part.group(1).equals("create")
                            ? new Edit.CreateFile(part.group(2), part.group(3) + "\n")
                            : new Edit.ReplaceText(part.group(2), part.group(3), part.group(4)));
        }
        assertThat(edits).isNotEmpty();
        return new Patch(edits);
    }

    private static Optional<String> fileOfTree(String path) {
        Path file = EXAMPLES.resolve("tree").resolve(path);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
