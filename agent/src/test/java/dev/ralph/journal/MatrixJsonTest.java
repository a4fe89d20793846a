package dev.ralph.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.CellResult;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MatrixJsonTest {

    @Test
    void a_matrix_is_written_cell_by_cell() {
        String text = MatrixJson.of(List.of(
                        JournalTest.cell(CellResult.Outcome.FAILED), JournalTest.cell(CellResult.Outcome.NOT_RUN)))
                .text();

        assertThat(text).isEqualTo("""
                {
                  "schema" : "ralph.matrix/1",
                  "total" : 2,
                  "passed" : 0,
                  "cells" : [ {
                    "provider" : "sqlite",
                    "order" : "shuffled",
                    "seed" : 42,
                    "workers" : 4,
                    "round" : 2,
                    "testsRun" : 1,
                    "skipped" : [ "a.B#skipped()" ],
                    "failed" : [ "a.B#fails()" ],
                    "seconds" : 1.234,
                    "status" : "FAILED",
                    "reason" : null
                  }, {
                    "provider" : "sqlite",
                    "order" : "shuffled",
                    "seed" : 42,
                    "workers" : 4,
                    "round" : 2,
                    "testsRun" : 0,
                    "skipped" : [ ],
                    "failed" : [ ],
                    "seconds" : 0.0,
                    "status" : "NOT_RUN",
                    "reason" : "no server"
                  } ]
                }
                """);
    }
}
