package dev.ralph.model;

import java.util.List;
import java.util.Optional;

/** The tables of a database as read from the live catalogue, in name order. */
public record Schema(List<Table> tables) {

    public static final Schema EMPTY = new Schema(List.of());

    /** One table; {@code primaryKey} is empty when it has none. */
    public record Table(String name, List<Column> columns, List<String> primaryKey, List<ForeignKey> foreignKeys) {

        public Table {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
            foreignKeys = List.copyOf(foreignKeys);
        }
    }

    /**
     * One column.
     *
     * @param type as the database names it, in lower case, such as {@code varchar} or {@code int8}
     * @param optional whether an insert may leave it out: it is nullable, has a default or is generated
     */
    public record Column(String name, String type, boolean optional) {}

    /** A reference from {@code columns} of one table to {@code referencedColumns} of {@code referencedTable}. */
    public record ForeignKey(List<String> columns, String referencedTable, List<String> referencedColumns) {

        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
        }
    }

    public Schema {
        tables = List.copyOf(tables);
    }

    public Optional<Table> table(String name) {
        return tables.stream()
                .filter(table -> table.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
