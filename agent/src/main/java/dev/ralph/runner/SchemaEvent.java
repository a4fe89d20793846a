package dev.ralph.runner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ralph.model.Schema;
import dev.ralph.model.Schema.Column;
import dev.ralph.model.Schema.ForeignKey;
import dev.ralph.model.Schema.Table;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The schema as a worker describes it. */
final class SchemaEvent {

    private SchemaEvent() {}

    static Schema read(JsonNode tables) {
        return new Schema(list(tables, SchemaEvent::table).stream()
                .sorted(Comparator.comparing(Table::name))
                .toList());
    }

    private static Table table(JsonNode node) {
        return new Table(
                node.path("name").asText(),
                list(node.path("columns"), SchemaEvent::column),
                list(node.path("primaryKey"), JsonNode::asText),
                list(node.path("foreignKeys"), SchemaEvent::foreignKey));
    }

    private static Column column(JsonNode node) {
        return new Column(
                node.path("name").asText(),
                node.path("type").asText(),
                node.path("optional").asBoolean());
    }

    private static ForeignKey foreignKey(JsonNode node) {
        return new ForeignKey(
                list(node.path("columns"), JsonNode::asText),
                node.path("referencedTable").asText(),
                list(node.path("referencedColumns"), JsonNode::asText));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }
}
