package dev.ralph.diagnose;

import dev.ralph.diagnose.JavaSource.IdAssertion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/** Finds statements such as {@code assertEquals(1, station.id());}, which compare an id with a number. */
final class IdAssertions {

    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d_]*[lL]?");
    private static final Pattern ID = Pattern.compile("(?s)(?:.*\\.\\s*)?(?:getId\\(\\)|id\\(\\)|id)");

    private IdAssertions() {}

    static Optional<IdAssertion> of(SourceText text, TSNode statement) {
        TSNode call = statement.getNamedChild(0);
        if (statement.hasError() || !call.getType().equals("method_invocation")) {
            return Optional.empty();
        }
        return comparesId(text, call)
                ? Optional.of(new IdAssertion(text.lines(statement), text.place(statement)))
                : Optional.empty();
    }

    private static boolean comparesId(SourceText text, TSNode call) {
        List<String> arguments = arguments(text, call);
        return switch (text.of(call.getChildByFieldName("name"))) {
            case "assertEquals" -> arguments.size() >= 2 && isNumberAndId(arguments.get(0), arguments.get(1));
            case "isEqualTo" ->
                arguments.size() == 1
                        && isNumber(arguments.get(0))
                        && isAssertThatId(text, call.getChildByFieldName("object"));
            default -> false;
        };
    }

    private static boolean isNumberAndId(String one, String other) {
        return (isNumber(one) && isId(other)) || (isId(one) && isNumber(other));
    }

    /** Sees {@code assertThat(x.id())} also behind {@code .as("…")}. */
    private static boolean isAssertThatId(SourceText text, TSNode subject) {
        TSNode at = subject;
        while (!at.isNull() && at.getType().equals("method_invocation")) {
            if (text.of(at.getChildByFieldName("name")).equals("assertThat")) {
                List<String> arguments = arguments(text, at);
                return arguments.size() == 1 && isId(arguments.get(0));
            }
            at = at.getChildByFieldName("object");
        }
        return false;
    }

    private static List<String> arguments(SourceText text, TSNode call) {
        return SourceText.namedChildren(call.getChildByFieldName("arguments")).stream()
                .filter(node -> !SourceText.isComment(node))
                .map(text::of)
                .toList();
    }

    private static boolean isNumber(String source) {
        return NUMBER.matcher(source).matches();
    }

    private static boolean isId(String source) {
        return ID.matcher(source).matches();
    }
}
