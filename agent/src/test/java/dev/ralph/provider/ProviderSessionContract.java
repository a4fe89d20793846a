package dev.ralph.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every session promises, seen through the real sandbox. */
interface ProviderSessionContract {

    /** The session under test; made once for all tests of a class. */
    ProviderSession session();

    /** What a worker of this provider finds in {@code RALPH_PROVIDER}. */
    String kind();

    /** A pattern of the line that a cell keeps as evidence. */
    String version();

    @Test
    default void a_cell_says_what_it_stores_its_data_in(@TempDir Path folder) {
        Cell cell = Cell.run(folder, session().launch("version", 1), "echo \"$RALPH_PROVIDER\"");

        assertThat(cell.exitCode()).as(cell.log()).isZero();
        assertThat(cell.provider()).matches(version() + "\n");
        assertThat(cell.worker(0)).isEqualTo(kind() + "\n");
    }

    @Test
    default void every_worker_is_told_where_its_data_is() {
        ProviderLaunch launch = session().launch("workers", 4);

        assertThat(launch.workers())
                .hasSize(4)
                .allSatisfy(worker -> assertThat(worker).containsEntry(ProviderLaunch.PROVIDER, kind()));
        launch.close().run();
    }

    @Test
    default void no_process_outlives_its_cell(@TempDir Path folder) {
        Cell cell = Cell.run(folder, session().launch("processes", 1), "sleep 600 & :");

        cell.assertNoProcessLeft();
    }

    @Test
    default void closing_a_launch_twice_does_no_harm() {
        ProviderLaunch launch = session().launch("twice", 1);

        launch.close().run();
        launch.close().run();
    }
}
