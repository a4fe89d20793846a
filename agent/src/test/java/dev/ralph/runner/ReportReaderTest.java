package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Schema;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
        write(String.join("\n", lines) + "\n0123 {\"n\":1,\"eve");

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
    void lines_that_the_worker_did_not_seal_change_nothing_and_cast_doubt() throws IOException {
        event("started", "'id':'x.T#a'");
        String passed = "{\"n\":1,\"event\":\"finished\",\"id\":\"x.T#a\",\"outcome\":\"PASSED\"}";
        lines.add(passed);
        lines.add(Seal.with("guess").of(passed) + " " + passed);
        lines.add("garbage");

        WorkerReport report = report();

        assertThat(report.runs()).extracting(TestRun::outcome).containsExactly(TestRun.Outcome.UNFINISHED);
        assertThat(report.doubts()).hasSize(3);
    }

    @Test
    void a_seal_does_not_fit_another_outcome() throws IOException {
        event("started", "'id':'x.T#a'");
        event("finished", "'id':'x.T#a','outcome':'FAILED','ms':7");
        lines.set(1, lines.get(1).replace("FAILED", "PASSED"));

        assertThat(report().runs()).extracting(TestRun::outcome).containsExactly(TestRun.Outcome.UNFINISHED);
        assertThat(report().doubts()).hasSize(1);
    }

    @Test
    void a_copied_line_casts_doubt() throws IOException {
        event("started", "'id':'x.T#a'");
        lines.add(lines.get(0));

        assertThat(report().runs()).hasSize(1);
        assertThat(report().doubts()).hasSize(1);
    }

    /** The runner's own test has the same example. */
    @Test
    void a_seal_is_the_hmac_of_the_text() {
        assertThat(Seal.with("key").of("The quick brown fox jumps over the lazy dog"))
                .isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
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
    void a_link_in_the_place_of_the_events_casts_doubt() throws IOException {
        Files.createSymbolicLink(folder.resolve("events"), Path.of("elsewhere"));

        isNothingButDoubt(read());
    }

    @Test
    void a_folder_in_the_place_of_the_events_casts_doubt() throws IOException {
        Files.createDirectory(folder.resolve("events"));

        isNothingButDoubt(read());
    }

    /** A pipe takes a process to make; to the reader this is the same. */
    @Test
    void a_socket_in_the_place_of_the_events_casts_doubt() throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(folder.resolve("events")));

            isNothingButDoubt(read());
        }
    }

    @Test
    void events_too_large_to_be_read_cast_doubt() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("events").toFile(), "rw")) {
            file.setLength((64L << 20) + 1);
        }

        isNothingButDoubt(read());
    }

    @Test
    void twenty_doubts_are_enough() throws IOException {
        lines.addAll(Collections.nCopies(1000, "garbage"));

        assertThat(report().doubts()).hasSize(20);
    }

    @Test
    void an_event_that_makes_no_sense_casts_doubt() throws IOException {
        event("leak", "'id':'x.T#a','kind':'ODOUR','shape':'VALUE'");
        event("started", "'id':' '");

        assertThat(report().doubts()).hasSize(2);
    }

    private static void isNothingButDoubt(WorkerReport report) {
        assertThat(report.doubts()).hasSize(1);
        assertThat(report.ended()).isFalse();
        assertThat(report.runs()).isEmpty();
    }

    private void event(String name, String more) {
        String json = "{'n':%d,'event':'%s',%s}".formatted(number++, name, more).replace('\'', '"');
        lines.add(Seal.with("n").of(json) + " " + json);
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
