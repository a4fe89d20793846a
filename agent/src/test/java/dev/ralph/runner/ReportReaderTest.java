package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import dev.ralph.model.Schema;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportReaderTest {

    private static final TestId A = new TestId("x.T#a");
    private static final TestId B = new TestId("x.T#b(int)");

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();
    private int number;

    @Test
    void a_worker_that_came_to_its_end_is_believed() throws IOException {
        event("started", "'id':'x.T#a'");
        event("finished", "'id':'x.T#a','outcome':'PASSED','ms':7");
        event("started", "'id':'x.T#b(int)[1]'");
        event("finished", "'id':'x.T#b(int)[1]','outcome':'ABORTED','ms':0");
        event("end", "'tests':2");

        WorkerReport report = report();

        assertThat(report.runs())
                .extracting(run -> run.test().declared() + " " + run.outcome() + " " + run.took())
                .containsExactly("x.T#a PASSED PT0.007S", "x.T#b(int) SKIPPED PT0S");
        assertThat(report.ended()).isTrue();
        assertThat(report.doubts()).isEmpty();
    }

    @Test
    void half_a_line_is_left_for_later() throws IOException {
        event("started", "'id':'x.T#a'");
        write(String.join("\n", lines) + "\n{\"nonce\":\"n\",\"n\":1,\"eve");

        WorkerReport report = read();

        assertThat(report.runs()).extracting(TestRun::outcome).containsExactly(TestRun.Outcome.UNFINISHED);
        assertThat(report.doubts()).isEmpty();
        assertThat(report.ended()).isFalse();
    }

    @Test
    void nothing_written_yet_is_an_empty_report() {
        assertThat(read().runs()).isEmpty();
        assertThat(read().ended()).isFalse();
    }

    @Test
    void lines_without_the_nonce_change_nothing_and_cast_doubt() throws IOException {
        event("started", "'id':'x.T#a'");
        lines.add("{\"nonce\":\"guess\",\"n\":1,\"event\":\"finished\",\"id\":\"x.T#a\",\"outcome\":\"PASSED\"}");
        lines.add("garbage");

        WorkerReport report = report();

        assertThat(report.runs()).extracting(TestRun::outcome).containsExactly(TestRun.Outcome.UNFINISHED);
        assertThat(report.doubts()).hasSize(2);
    }

    @Test
    void a_missing_line_casts_doubt() throws IOException {
        event("started", "'id':'x.T#a'");
        number++;
        event("end", "'tests':0");

        assertThat(report().doubts()).hasSize(1);
        assertThat(report().ended()).isFalse();
    }

    @Test
    void a_test_that_nobody_asked_for_casts_doubt() throws IOException {
        event("started", "'id':'x.T#c'");

        assertThat(report().doubts()).hasSize(1);
    }

    @Test
    void what_fails_after_a_class_fails_its_last_test() throws IOException {
        event("started", "'id':'x.T#a'");
        event("finished", "'id':'x.T#a','outcome':'PASSED','ms':7");
        event("overruled", "'id':'x.T#a','failure':{'type':'E','message':'m','stack':'s'}");
        event("end", "'tests':1");

        WorkerReport report = report();

        assertThat(report.runs()).extracting(TestRun::outcome).containsExactly(TestRun.Outcome.FAILED);
        assertThat(report.failures()).hasSize(1);
        assertThat(report.doubts()).isEmpty();
    }

    @Test
    void the_schema_is_read_in_name_order() throws IOException {
        event(
                "schema",
                "'tables':[{'name':'z','columns':[],'primaryKey':[],'foreignKeys':[]},"
                        + "{'name':'a','columns':[{'name':'id','type':'int4','optional':true}],'primaryKey':['id'],"
                        + "'foreignKeys':[{'columns':['z'],'referencedTable':'z','referencedColumns':['id']}]}]");

        assertThat(report().schema().tables()).extracting(Schema.Table::name).containsExactly("a", "z");
        assertThat(report().schema().tables().get(0).foreignKeys())
                .containsExactly(new Schema.ForeignKey(List.of("z"), "z", List.of("id")));
    }

    @Test
    void a_link_in_the_place_of_the_events_is_refused() throws IOException {
        Files.createSymbolicLink(folder.resolve("events"), Path.of("elsewhere"));

        assertThatThrownBy(this::read).isInstanceOf(RalphException.class);
    }

    private void event(String name, String more) {
        lines.add("{'nonce':'n','n':%d,'event':'%s',%s}"
                .formatted(number++, name, more)
                .replace('\'', '"'));
    }

    private WorkerReport report() throws IOException {
        write(String.join("\n", lines) + "\n");
        return read();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("events"), text);
    }

    private WorkerReport read() {
        return ReportReader.read(EventLog.read(folder.resolve("events"), "n"), List.of(A, B));
    }
}
