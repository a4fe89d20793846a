package dev.ralph.junit;

import static dev.ralph.junit.RunnerProcess.only;
import static dev.ralph.junit.RunnerProcess.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProbeTest {

    @TempDir
    Path folder;

    @Test
    void names_what_a_test_left_in_static_fields() throws Exception {
        List<JsonNode> events = probe().withTests(
                        "LeakTest#nothing",
                        "LeakTest#number",
                        "LeakTest#word",
                        "LeakTest#reference",
                        "LeakTest#list",
                        "LeakTest#map",
                        "LeakTest#array",
                        "LeakTest#atomic",
                        "LeakTest#recent",
                        "LeakTest#graph",
                        "LeakTest#late",
                        "LeakTest#pool",
                        "PlainTest#a")
                .start("run");

        assertThat(leaks(events))
                .containsExactly(
                        "LeakTest#number number VALUE",
                        "LeakTest#word word VALUE",
                        "LeakTest#reference lock VALUE",
                        "LeakTest#list LIST CONTENTS",
                        "LeakTest#map MAP CONTENTS",
                        "LeakTest#array ARRAY CONTENTS",
                        "LeakTest#atomic ATOMIC CONTENTS",
                        "LeakTest#recent RECENT CONTENTS",
                        "LeakTest#graph ROOT OBJECT",
                        "LeakTest#late late OBJECT",
                        "LeakTest#pool pool RESOURCE");
        JsonNode list = only(events, "leak").get(3);
        assertThat(list.get("before").asText()).isEqualTo("0 entries []");
        assertThat(list.get("after").asText()).isEqualTo("1 entry [\"a\"]");
    }

    @Test
    void looking_never_initialises_a_class() throws Exception {
        List<JsonNode> events = probe().withTests(
                        "LeakTest#loads_without_initialising", "LeakTest#was_not_initialised_by_looking")
                .start("run");

        assertThat(outcomes(events)).allMatch(outcome -> outcome.endsWith("PASSED"));
        assertThat(only(events, "leak")).isEmpty();
        assertThat(only(events, "note")).isEmpty();
    }

    @Test
    void the_first_to_touch_a_class_is_compared_with_how_the_class_begins() throws Exception {
        List<JsonNode> events = probe().withTests("FirstTest#touches").start("run");

        assertThat(only(events, "leak"))
                .extracting(leak -> leak.get("where").asText() + " "
                        + leak.get("before").asText() + " " + leak.get("after").asText())
                .containsExactly(RunnerProcess.FIXTURES + "FirstTest$Counter#count 40 41");
    }

    @Test
    void names_rows_and_sequences_that_a_test_left_in_the_database() throws Exception {
        List<JsonNode> events = probeDatabase()
                .withTests("RowsTest#cleans_up", "RowsTest#inserts")
                .start("run");

        assertThat(only(events, "leak"))
                .extracting(leak -> String.join(
                        " ",
                        RunnerProcess.name(leak),
                        leak.get("kind").asText(),
                        leak.get("where").asText(),
                        leak.get("before").asText(),
                        leak.get("after").asText()))
                .containsExactly(
                        "RowsTest#inserts ROWS odd_street 0 1",
                        "RowsTest#inserts ROWS town 0 1",
                        "RowsTest#inserts SEQUENCE odd_street (unused) 1");
    }

    @Test
    void reads_the_schema_at_the_end() throws Exception {
        List<JsonNode> events = probeDatabase().withTests("RowsTest#cleans_up").start("run");

        JsonNode tables = only(events, "schema").get(0).get("tables");
        assertThat(tables)
                .extracting(table -> table.get("name").asText())
                .containsExactly("house", "oddXstreet", "odd_street", "town");
        assertThat(tables.get(0).get("foreignKeys").toString())
                .contains("\"columns\":[\"c\",\"d\"]", "\"columns\":[\"street\",\"nr\"]");
        assertThat(tables.get(1).get("primaryKey").toString()).isEqualTo("[\"b\",\"a\"]");
        assertThat(tables.get(2).get("columns"))
                .extracting(column -> column.get("name").asText() + " "
                        + column.get("optional").asBoolean())
                .containsExactly("id true", "town false", "length true", "previous true");
        assertThat(tables.get(2).get("foreignKeys").toString())
                .contains("{\"columns\":[\"town\"],\"referencedTable\":\"town\",\"referencedColumns\":[\"code\"]}");
        assertThat(tables.get(3).get("columns").get(0).get("optional").asBoolean())
                .isFalse();
    }

    @Test
    void a_database_that_cannot_be_seen_fails_no_test() throws Exception {
        List<JsonNode> events = probeDatabase()
                .withTests("RowsTest#cleans_up", "RowsTest#holds_a_lock", "PlainTest#a")
                .start("run");

        assertThat(outcomes(events)).hasSize(3).allMatch(outcome -> outcome.endsWith("PASSED"));
        assertThat(only(events, "leak")).isEmpty();
        assertThat(only(events, "note")).isNotEmpty();
        assertThat(only(events, "end")).hasSize(1);
    }

    private static List<String> leaks(List<JsonNode> events) {
        return only(events, "leak").stream()
                .map(leak -> RunnerProcess.name(leak) + " "
                        + leak.get("where").asText().replaceFirst(".*#", "") + " "
                        + leak.get("shape").asText())
                .collect(Collectors.toList());
    }

    private RunnerProcess probe() {
        return new RunnerProcess(folder).with("probe=true");
    }

    private RunnerProcess probeDatabase() {
        return probe().withDatabase("jdbc:sqlite:" + folder.resolve("test.db"));
    }
}
