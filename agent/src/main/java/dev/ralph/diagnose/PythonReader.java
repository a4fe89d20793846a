package dev.ralph.diagnose;

import dev.ralph.diagnose.JavaSource.IdAssertion;
import dev.ralph.diagnose.JavaSource.Lines;
import dev.ralph.diagnose.PythonSource.Deletes;
import dev.ralph.diagnose.PythonSource.PythonFunction;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TreeSitterPython;

/** Walks the syntax tree of one Python file once and notes what {@link PythonSource} answers from. */
final class PythonReader {

    private static final TSLanguage PYTHON = new TreeSitterPython();

    private static final Pattern DELETE =
            Pattern.compile("[rRfFbBuU]{0,2}(\"\"\"|'''|\"|')\\s*DELETE\\s+FROM\\s[\\s\\S]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d_]*");
    private static final Pattern ID =
            Pattern.compile("(?s)(?:.*\\.\\s*)?(?:id|pk|get_id\\(\\))|.*\\[\\s*[\"']id[\"']\\s*]|\\w+_id");
    private static final Pattern CURSOR = Pattern.compile("(?:\\w+\\.)*(?:\\w*_)?cur(?:sor)?\\d*");
    private static final Pattern CONNECTION =
            Pattern.compile("(?:\\w+\\.)*(?:\\w*_)?conn(?:ection)?\\d*|(?:\\w+_)?session|db_session");
    private static final Pattern ASSERT_EQUAL = Pattern.compile("self\\.assertEquals?");

    private final SourceText text;
    private final List<PythonFunction> functions = new ArrayList<>();
    private final List<Deletes> deleteRuns = new ArrayList<>();
    private final List<IdAssertion> idAssertions = new ArrayList<>();

    private PythonReader(SourceText text) {
        this.text = text;
    }

    static PythonSource read(String path, byte[] bytes) {
        String source;
        try {
            source = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return PythonSource.unreadable(path);
        }
        try (TSParser parser = new TSParser()) {
            parser.setLanguage(PYTHON);
            try (TSTree tree = parser.parseString(null, source)) {
                return new PythonReader(new SourceText(path, bytes)).walk(tree.getRootNode());
            }
        }
    }

    private PythonSource walk(TSNode root) {
        Deque<TSNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            TSNode node = open.pop();
            note(node);
            List<TSNode> children = SourceText.namedChildren(node);
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(children.get(i));
            }
        }
        return new PythonSource(text.path(), functions, deleteRuns, idAssertions);
    }

    private void note(TSNode node) {
        switch (node.getType()) {
            case "function_definition" -> noteFunction(node);
            case "block", "module" -> noteDeletes(node);
            case "assert_statement" -> noteAssertion(node, SourceText.namedChildren(node));
            case "expression_statement" -> noteAssertEqual(node);
            default -> {}
        }
    }

    private void noteFunction(TSNode node) {
        TSNode body = node.getChildByFieldName("body");
        if (body.isNull() || node.hasError()) {
            return;
        }
        TSNode whole = node.getParent().getType().equals("decorated_definition") ? node.getParent() : node;
        functions.add(new PythonFunction(
                name(node),
                text.lines(whole),
                text.place(whole),
                text.place(bodyStart(node, body), body.getEndByte()),
                parameters(node).stream()
                        .flatMap(name -> connection(name).stream())
                        .findFirst()));
    }

    /** Behind the colon, or behind the docstring if there is one. */
    private static int bodyStart(TSNode function, TSNode body) {
        List<TSNode> statements = SourceText.namedChildren(body);
        if (!statements.isEmpty() && isDocstring(statements.get(0))) {
            return statements.get(0).getEndByte();
        }
        for (int i = function.getChildCount() - 1; i >= 0; i--) {
            if (function.getChild(i).getType().equals(":")) {
                return function.getChild(i).getEndByte();
            }
        }
        return body.getStartByte();
    }

    private List<String> parameters(TSNode function) {
        return SourceText.namedChildren(function.getChildByFieldName("parameters")).stream()
                .map(parameter -> text.of(parameter).replaceFirst("[^\\w][\\s\\S]*", ""))
                .toList();
    }

    /** The connection that is behind a name, when the name leaves no doubt. */
    private static Optional<String> connection(String name) {
        if (CURSOR.matcher(name).matches()) {
            return Optional.of(name + ".connection");
        }
        return CONNECTION.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    private static boolean isDocstring(TSNode statement) {
        return statement.getType().equals("expression_statement")
                && statement.getNamedChildCount() == 1
                && statement.getNamedChild(0).getType().equals("string");
    }

    /** The name as pytest has it; functions in functions have one, too, that no test has. */
    private String name(TSNode function) {
        Deque<String> names = new ArrayDeque<>();
        for (TSNode at = function; !at.isNull(); at = at.getParent()) {
            if (at.getType().equals("function_definition") || at.getType().equals("class_definition")) {
                names.push(text.of(at.getChildByFieldName("name")));
            }
        }
        return String.join("::", names);
    }

    private record Delete(TSNode statement, String callee, String argument) {}

    private void noteDeletes(TSNode block) {
        List<Delete> run = new ArrayList<>();
        for (TSNode child : SourceText.namedChildren(block)) {
            Optional<Delete> delete = delete(child);
            if (!run.isEmpty()
                    && !delete.map(Delete::callee).equals(Optional.of(run.get(0).callee()))) {
                close(run);
                run.clear();
            }
            delete.ifPresent(run::add);
        }
        close(run);
    }

    private void close(List<Delete> run) {
        if (!run.isEmpty()) {
            TSNode first = run.get(0).statement();
            TSNode last = run.get(run.size() - 1).statement();
            deleteRuns.add(new Deletes(
                    new Lines(text.lines(first).first(), text.lines(last).last()),
                    text.place(first.getStartByte(), last.getEndByte()),
                    run.stream().map(Delete::argument).toList(),
                    connection(run.get(0).callee().replaceFirst("\\.\\w+$", ""))));
        }
    }

    /** A statement that passes one text with DELETE to a call, and perhaps values for it. */
    private Optional<Delete> delete(TSNode statement) {
        if (!statement.getType().equals("expression_statement")
                || statement.hasError()
                || statement.getNamedChildCount() != 1) {
            return Optional.empty();
        }
        TSNode call = statement.getNamedChild(0);
        if (!call.getType().equals("call")) {
            return Optional.empty();
        }
        TSNode list = call.getChildByFieldName("arguments");
        if (!list.getType().equals("argument_list") || holdsComment(list)) {
            return Optional.empty();
        }
        String passed =
                text.between(list.getStartByte() + 1, list.getEndByte() - 1).strip();
        return DELETE.matcher(passed).matches()
                ? Optional.of(new Delete(statement, text.of(call.getChildByFieldName("function")), passed))
                : Optional.empty();
    }

    private static boolean holdsComment(TSNode node) {
        return node.getType().equals("comment")
                || SourceText.namedChildren(node).stream().anyMatch(PythonReader::holdsComment);
    }

    private void noteAssertion(TSNode statement, List<TSNode> asserted) {
        if (asserted.isEmpty() || !asserted.get(0).getType().equals("comparison_operator")) {
            return;
        }
        TSNode comparison = asserted.get(0);
        boolean equal = comparison.getChildCount() == 3
                && text.of(comparison.getChild(1)).equals("==");
        if (equal && comparesId(text.of(comparison.getChild(0)), text.of(comparison.getChild(2)))) {
            idAssertions.add(new IdAssertion(text.lines(statement), text.place(statement)));
        }
    }

    private void noteAssertEqual(TSNode statement) {
        TSNode call = statement.getNamedChildCount() == 1 ? statement.getNamedChild(0) : statement;
        if (!call.getType().equals("call")
                || !ASSERT_EQUAL
                        .matcher(text.of(call.getChildByFieldName("function")))
                        .matches()) {
            return;
        }
        List<TSNode> arguments = SourceText.namedChildren(call.getChildByFieldName("arguments"));
        if (arguments.size() >= 2 && comparesId(text.of(arguments.get(0)), text.of(arguments.get(1)))) {
            idAssertions.add(new IdAssertion(text.lines(statement), text.place(statement)));
        }
    }

    private static boolean comparesId(String one, String other) {
        return (NUMBER.matcher(one).matches() && ID.matcher(other).matches())
                || (ID.matcher(one).matches() && NUMBER.matcher(other).matches());
    }
}
