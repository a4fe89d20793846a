package dev.ralph.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ralph.model.FailureClass;
import dev.ralph.model.RalphException;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits of files put together at random and of the seeds change what they must; the report names the random seed. */
final class TaskFilePropertyTest {

    private static final int FILES = 400;
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final String DASHES = "---RALPH_STATUS---";

    private final long seed = Long.getLong("ralph.files.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @BeforeEach
    void say_the_seed(TestReporter reporter) {
        reporter.publishEntry("seed", Long.toString(seed));
    }

    private interface Rule {
        void check(SampleFile sample, SampleFile.Part part, TaskFile file);
    }

    /** Edits one task of each file; the others must be what they were. */
    private void for_any_task(Rule rule) {
        for (int i = 0; i < FILES; i++) {
            SampleFile sample = new SampleFile(random);
            TaskFiles files = TaskFiles.of("T.md", sample.bytes());
            assertThat(files.problems()).as("seed %d file %d", seed, i).isEmpty();
            assertThat(files.tasks()).hasSameSizeAs(sample.parts());
            SampleFile.Part part =
                    sample.parts().get(random.nextInt(sample.parts().size()));
            TaskFile file = files.find(new TaskId(part.id())).orElseThrow();
            rule.check(sample, part, file);
        }
    }

    private void isEdited(SampleFile sample, TaskFile after, String expected) {
        assertThat(new String(after.bytes(), ISO_8859_1)).as("seed %d", seed).isEqualTo(expected);
        assertThat(others(after.bytes(), after.task().id()))
                .as("seed %d", seed)
                .isEqualTo(others(sample.bytes(), after.task().id()));
    }

    private static List<Task> others(byte[] bytes, TaskId id) {
        return TaskFiles.of("T.md", bytes).tasks().stream()
                .map(TaskFile::task)
                .filter(task -> !task.id().equals(id))
                .toList();
    }

    /** A section of these lines where the sample says that it goes. */
    private static String added(SampleFile sample, SampleFile.Part part, String lines) {
        String section = part.gap() + lines.replace("\n", sample.lineEnd()) + part.after();
        return sample.with(part.end(), part.end(), section);
    }

    @Test
    void a_status_changes_the_value_of_the_status_and_no_other_byte() {
        for_any_task((sample, part, file) -> {
            Status status = STATUSES.get(random.nextInt(STATUSES.size()));

            TaskFile after = file.withStatus(status, Map.of());

            assertThat(after.task().status()).isEqualTo(status);
            boolean same = part.status() >= 0 && file.task().status() == status;
            String inBlock = same ? part.word() : status.name();
            isEdited(
                    sample,
                    after,
                    part.status() >= 0
                            ? sample.with(
                                    part.status(), part.status() + part.word().length(), inBlock)
                            : added(
                                    sample,
                                    part,
                                    "## Ralph Status Block\n" + DASHES + "\nSTATUS: " + status
                                            + "\n---END_RALPH_STATUS---\n"));
        });
    }

    @Test
    void a_new_field_is_one_new_line() {
        for_any_task((sample, part, file) -> {
            if (part.fields() >= 0) {
                TaskFile after = file.withStatus(file.task().status(), Map.of("VERDICT", "FIXED"));

                isEdited(sample, after, sample.with(part.fields(), part.fields(), "VERDICT: FIXED" + sample.lineEnd()));
            }
        });
    }

    @Test
    void a_tick_is_one_byte() {
        for_any_task((sample, part, file) -> {
            if (!part.boxes().isEmpty()) {
                int number = random.nextInt(part.boxes().size());
                int box = part.boxes().get(number);

                TaskFile after = file.withTicked("c" + (number + 1));

                boolean ticked = sample.text().charAt(box) != ' ';
                isEdited(sample, after, ticked ? sample.text() : sample.with(box, box + 1, "x"));
            }
        });
    }

    @Test
    void a_failure_is_a_new_section_or_a_new_heading() {
        for_any_task((sample, part, file) -> {
            TaskFile once = file.withFailure(new Failure("now", FailureClass.TASK, "f1", "a\n```\n---\n# Task T1: x"));
            TaskFile twice = once.withFailure(new Failure("later", FailureClass.TASK, "f1", "b"));

            String section =
                    "## Last Failure (%s)\nClass: TASK\nFingerprint: f1\n````\na\n```\n---\n# Task T1: x\n````\n";
            isEdited(sample, once, added(sample, part, section.formatted("now")));
            isEdited(
                    sample,
                    twice,
                    added(
                            sample,
                            part,
                            section.formatted("later) \u00C3\u00972").replace("2)\n", "2\n")));
            assertThat(twice.history()).hasSize(file.history().size() + 1);
        });
    }

    @Test
    void an_answer_is_a_new_section() {
        for_any_task((sample, part, file) -> {
            TaskFile after = file.withAnswer(new Answer("now", "Which?", "~~~\nthis"));

            isEdited(sample, after, added(sample, part, "## Answer (now)\nQuestion: Which?\n```\n~~~\nthis\n```\n"));
            assertThat(after.answers()).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"seeds/T1336.md", "plans/seed/26-04-PLAN.md", "seeds/TEST_ISOLATION_PATTERNS.md"})
    void a_new_section_of_a_seed_leaves_every_byte_that_was_there(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(RESOURCES.resolve(name));
        Lines lines = Lines.of(bytes);

        byte[] after = Splice.apply(bytes, List.of(NewSection.at(lines, List.of("## Answer (now)"))));

        assertThat(lines.bytes()).isEqualTo(bytes);
        assertThat(Bytes.difference(bytes, after))
                .isEqualTo(new Bytes.Difference(bytes.length, "", "\n## Answer (now)\n"));
    }

    @Test
    void edits_of_the_seed_task_change_what_they_must() throws IOException {
        byte[] bytes = Files.readAllBytes(RESOURCES.resolve("seeds/T1336.md"));
        TaskFile file = TaskFile.parse("T1336.md", bytes);
        String text = new String(bytes, ISO_8859_1);

        assertThat(difference(bytes, edited -> edited.withStatus(Status.PENDING, Map.of())))
                .isEqualTo(new Bytes.Difference(text.indexOf("FAILED\nCOMPLEXITY"), "FAILED", "PENDING"));
        assertThat(difference(bytes, edited -> edited.withTicked("No stubs or TODOs")))
                .isEqualTo(new Bytes.Difference(text.indexOf("] No stubs") - 1, " ", "x"));
        assertThat(difference(bytes, edited -> edited.withFailure(new Failure("d", FailureClass.TASK, "f", "t"))))
                .isEqualTo(new Bytes.Difference(
                        bytes.length, "", "\n## Last Failure (d)\nClass: TASK\nFingerprint: f\n```\nt\n```\n"));
        assertThat(difference(bytes, edited -> edited.withAnswer(new Answer("d", "q", "t"))))
                .isEqualTo(new Bytes.Difference(bytes.length, "", "\n## Answer (d)\nQuestion: q\n```\nt\n```\n"));
        assertThat(file.bytes()).isEqualTo(bytes);
    }

    private static Bytes.Difference difference(byte[] bytes, UnaryOperator<TaskFile> edit) {
        return Bytes.difference(
                bytes, edit.apply(TaskFile.parse("T1336.md", bytes)).bytes());
    }

    private static final List<String> PIECES = List.of(
            "# Task T1: x",
            "# Task T2",
            "# Task 3",
            "# Task x",
            "\n",
            "\n",
            "\n",
            "\r\n",
            "\r",
            "---",
            "\n---\n\n",
            "```",
            "~~~",
            "**Priority**: ",
            "P1",
            "**Depends on**: ",
            "T1, ",
            "(",
            "## Success Criteria",
            "- [ ] a",
            DASHES,
            "---END_RALPH_STATUS---",
            "STATUS: FAILED",
            "## Last Failure (d) x",
            "99999",
            "Fingerprint: f",
            "Earlier failures: 7",
            "Class: TASK",
            "## Answer (a)",
            "Question: ",
            "\u00EF\u00BB\u00BF",
            "\u00FF",
            "\u0000",
            "\u00C3\u00A9",
            " ",
            "\t",
            ":",
            "**",
            "\u00C2\u00A0",
            "# T",
            "## Description");

    @Test
    void no_bytes_make_reading_or_editing_fail_in_an_unknown_way() {
        for (int round = 0; round < 4_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            byte[] bytes = text.toString().getBytes(ISO_8859_1);
            String what = "seed %d, file %s".formatted(seed, text);
            assertThatCode(() -> readAndEdit(bytes)).as(what).doesNotThrowAnyException();
        }
    }

    private void readAndEdit(byte[] bytes) {
        try {
            TaskFile.parse("T.md", bytes);
        } catch (RalphException e) {
            assertThat(e.problems()).allMatch(problem -> problem.where().matches("T.md:\\d+"));
        }
        for (TaskFile file : TaskFiles.of("T.md", bytes).tasks()) {
            TaskId id = file.task().id();
            List<Task> others = others(bytes, id);
            TaskFile after = file.withStatus(Status.BLOCKED, Map.of("QUESTION", "why"))
                    .withFailure(new Failure("d", FailureClass.TASK, "new", "```\n# Task T8: x\n---"))
                    .withAnswer(new Answer("d", "why", DASHES));
            TaskFile read = TaskFiles.of("T.md", after.bytes()).find(id).orElseThrow();
            assertThat(read.task()).isEqualTo(after.task());
            assertThat(read.task().status()).isEqualTo(Status.BLOCKED);
            assertThat(read.history()).last().matches(last -> last.fingerprint().equals("new"));
            // A heading at the very end becomes an answer, if an empty one, when something follows it.
            assertThat(read.answers()).containsAll(file.answers()).last().isEqualTo(new Answer("d", "why", DASHES));
            assertThat(others(after.bytes(), id)).isEqualTo(others);
        }
    }
}
