package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Ralph;
import dev.ralph.support.TaskText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairCommandTest {

    private static final String TWICE = "\u00e2\u20ac\u201d";

    @TempDir
    private Path folder;

    @Test
    void it_shows_the_difference_and_writes_nothing() {
        TaskText tasks = damaged();
        String before = tasks.read("T1.md");

        Ralph ralph = Ralph.run("repair", "--tasks", tasks.folder());

        assertThat(ralph.exitCode()).isEqualTo(1);
        assertThat(ralph.out())
                .contains("-## One " + TWICE + " two")
                .contains("+## One \u2014 two")
                .contains("1 file to repair; to write it, add --apply");
        assertThat(tasks.read("T1.md")).isEqualTo(before);
    }

    @Test
    void apply_writes_it_and_then_there_is_nothing_left() {
        TaskText tasks = damaged();

        assertThat(Ralph.run("repair", "--apply", "--tasks", tasks.folder()).exitCode())
                .isZero();
        assertThat(tasks.read("T1.md")).contains("## One \u2014 two").doesNotContain(TWICE);
        assertThat(Ralph.run("repair", "--tasks", tasks.folder()).out()).isEqualTo("nothing to repair\n");
    }

    @Test
    void files_can_be_named_and_one_that_is_missing_does_not_hide_the_others() {
        TaskText tasks = damaged();

        Ralph ralph =
                Ralph.run("repair", folder.resolve("none.md"), tasks.folder().resolve("T1.md"));

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.out()).contains("+## One \u2014 two");
        assertThat(ralph.err()).contains("none.md");
    }

    private TaskText damaged() {
        return TaskText.in(folder)
                .task("T1", "STATUS: PENDING", "", "## One " + TWICE + " two")
                .task("T2", "STATUS: PENDING");
    }
}
