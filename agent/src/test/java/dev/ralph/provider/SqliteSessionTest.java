package dev.ralph.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Needs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Needs("bubblewrap")
final class SqliteSessionTest implements ProviderSessionContract {

    private static final String CREATE = "file=${RALPH_JDBC_URL#jdbc:sqlite:}; ls \"$file\" 2>&1 | wc -l; "
            + "cat \"$file\" 2> /dev/null; echo \"$file\" > \"$file\"; cat \"$file\"";

    @Override
    public ProviderSession session() {
        return new SqliteSession();
    }

    @Override
    public String kind() {
        return "sqlite";
    }

    @Override
    public String version() {
        return "SQLite, the version of the target's own driver";
    }

    @Test
    void every_worker_has_a_file_of_its_own_that_is_not_there_yet(@TempDir Path folder) {
        for (int round = 0; round < 2; round++) {
            Cell cell = Cell.run(folder, session().launch("cell-" + round, 2), CREATE, CREATE);

            assertThat(cell.worker(0)).isEqualTo("1\n/tmp/sqlite/worker-0.db\n");
            assertThat(cell.worker(1)).isEqualTo("1\n/tmp/sqlite/worker-1.db\n");
        }
    }
}
