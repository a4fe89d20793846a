package dev.ralph.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every session of PostgreSQL promises besides, wherever the server is. */
interface PostgresqlSessionContract extends ProviderSessionContract {

    @Override
    default String kind() {
        return "postgresql";
    }

    @Test
    default void a_cell_starts_with_an_empty_database(@TempDir Path folder) {
        String make = Cell.client("CREATE TABLE leak (id int)", "INSERT INTO leak VALUES (1)", "SELECT id FROM leak");
        String look = Cell.client("SELECT count(*) FROM pg_class WHERE relname = 'leak'");

        Cell first = Cell.run(folder, session().launch("first", 1), make);
        Cell second = Cell.run(folder, session().launch("second", 1), look);

        assertThat(first.worker(0)).as(first.log()).isEqualTo("done\ndone\n1\n");
        assertThat(second.worker(0)).as(second.log()).isEqualTo("0\n");
    }

    @Test
    default void cells_that_run_at_the_same_time_do_not_meet(@TempDir Path folder) {
        String make = Cell.client("CREATE TABLE meet (id int)", "SELECT pg_sleep(1)", "SELECT count(*) FROM meet");

        CompletableFuture<Cell> other =
                CompletableFuture.supplyAsync(() -> Cell.run(folder, session().launch("left", 1), make));
        Cell one = Cell.run(folder, session().launch("right", 1), make);

        assertThat(one.worker(0)).as(one.log()).isEqualTo("done\n\n0\n");
        assertThat(other.join().worker(0)).isEqualTo("done\n\n0\n");
    }

    @Test
    default void workers_of_one_cell_share_a_database_so_that_they_can_collide(@TempDir Path folder) {
        String make = Cell.client("CREATE TABLE shared (id int)") + "; touch /results/made";
        String wait = "until [ -e /results/made ]; do sleep 0.05; done; " + Cell.client("SELECT count(*) FROM shared");

        Cell cell = Cell.run(folder, session().launch("collide", 2), make, wait);

        assertThat(cell.worker(1)).as(cell.log()).isEqualTo("0\n");
    }

    @Test
    default void a_test_may_create_databases_and_switch_foreign_keys_off(@TempDir Path folder) {
        Cell cell = Cell.run(
                folder,
                session().launch("rights", 1),
                Cell.client("CREATE DATABASE worker_1", "SET session_replication_role = replica", "SELECT 1"));

        assertThat(cell.worker(0)).as(cell.log()).isEqualTo("done\ndone\n1\n");
    }

    @Test
    default void text_is_unicode(@TempDir Path folder) {
        Cell cell = Cell.run(folder, session().launch("text", 1), Cell.client("SHOW server_encoding"));

        assertThat(cell.worker(0)).as(cell.log()).isEqualTo("UTF8\n");
    }
}
