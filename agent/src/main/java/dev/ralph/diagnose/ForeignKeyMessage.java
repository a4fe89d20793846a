package dev.ralph.diagnose;

import dev.ralph.model.Schema;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PostgreSQL says about a broken reference, in whatever language it says it.
 *
 * @param missing true when a parent row is missing, false when children keep one from being deleted
 * @param child table that refers to the other
 * @param table of the parent when it is missing, otherwise the table of the children
 */
record ForeignKeyMessage(boolean missing, String child, List<String> columns, List<String> values, String table) {

    private static final Pattern DETAIL = Pattern.compile("\\(([^()]+)\\)=\\((.*)\\)([^\\n]*)");
    private static final Pattern NAME = Pattern.compile("[\"»«„“「]\\h*([^\"»«„“”「」\\n]+?)\\h*[\"«»“”」]");

    ForeignKeyMessage {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
    }

    /** Reads the message of an exception; empty when it is about something else or cannot be read for certain. */
    static Optional<ForeignKeyMessage> parse(String message) {
        Matcher detail = DETAIL.matcher(message);
        if (!detail.find()) {
            return Optional.empty();
        }
        List<String> concerned = names(detail.group(3));
        List<String> named = names(statementOf(message.substring(0, detail.start())));
        Optional<Boolean> missing = missing(detail.group(3), named.size());
        if (concerned.size() != 1 || missing.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = List.of(detail.group(1).split(", "));
        List<String> values = columns.size() == 1
                ? List.of(detail.group(2))
                : List.of(detail.group(2).split(", ", -1));
        if (columns.size() != values.size()) {
            return Optional.empty();
        }
        return Optional.of(new ForeignKeyMessage(missing.get(), named.get(0), columns, values, concerned.get(0)));
    }

    /** The columns of the parent that are referred to; those of the child where the schema does not know. */
    List<String> referencedColumns(Schema schema) {
        return schema.table(child)
                .flatMap(known -> known.foreignKeys().stream()
                        .filter(key -> key.columns().equals(columns)
                                && key.referencedTable().equalsIgnoreCase(table))
                        .map(Schema.ForeignKey::referencedColumns)
                        .filter(referenced -> referenced.size() == columns.size())
                        .findFirst())
                .or(() -> schema.table(table).map(Schema.Table::primaryKey).filter(key -> key.size() == columns.size()))
                .orElse(columns);
    }

    /** A statement names table and constraint when a parent is missing, and the children's table as well otherwise. */
    private static Optional<Boolean> missing(String detail, int named) {
        if (detail.contains("is not present in table")) {
            return named >= 1 ? Optional.of(true) : Optional.empty();
        }
        if (detail.contains("referenced from table")) {
            return named >= 1 ? Optional.of(false) : Optional.empty();
        }
        return named == 2 || named == 3 ? Optional.of(named == 2) : Optional.empty();
    }

    /** Leaves out the statement that a batch puts before the message of the server. */
    private static String statementOf(String before) {
        int aborted = before.lastIndexOf("ERROR: ");
        return aborted < 0 ? before : before.substring(aborted);
    }

    private static List<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1).strip())
                .toList();
    }
}
