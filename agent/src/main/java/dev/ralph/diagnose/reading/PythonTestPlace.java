package dev.ralph.diagnose.reading;

import dev.ralph.model.SourcePlace;
import dev.ralph.model.TestId;
import dev.ralph.model.TestPlace;
import dev.ralph.model.TestPlace.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/** Finds a test in a Python file. */
final class PythonTestPlace {

    private static final Pattern TEST_CASE = Pattern.compile("\\b\\w*TestCase\\b");

    private final Source source;

    private PythonTestPlace(Source source) {
        this.source = source;
    }

    /**
     * Returns where a test stands; empty when nothing, or not only one thing, goes by its name, and where its file is
     * not in UTF-8, as edits could change more than they mean to.
     */
    static Optional<TestPlace> find(Map<String, Path> files, TestId test) {
        Path file = files.get(test.container());
        if (file == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            try (Source source = Source.parse(test.container(), Language.PYTHON, bytes)) {
                return new PythonTestPlace(source).find(test);
            }
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<TestPlace> find(TestId test) {
        String value = test.value();
        int bracket = value.indexOf('[');
        List<String> names = List.of((bracket < 0 ? value : value.substring(0, bracket)).split("::", -1));
        TSNode scope = source.root();
        Optional<TSNode> type = Optional.empty();
        boolean isTestCase = false;
        for (String name : names.subList(1, names.size())) {
            Optional<TSNode> next = declared(scope, name);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            scope = next.get();
            if (scope.getType().equals("class_definition")) {
                type = type.or(() -> next);
                isTestCase = isTestCase(scope, 0);
            }
        }
        if (!scope.getType().equals("function_definition")) {
            return Optional.empty();
        }
        return Optional.of(new TestPlace(
                source.place(decorated(scope)),
                type.map(node -> source.place(decorated(node))),
                imports(),
                isTestCase ? Form.UNITTEST : Form.PYTEST));
    }

    /** What is declared by this name in a scope: of several in one block the last, as in Python. */
    private Optional<TSNode> declared(TSNode scope, String name) {
        List<TSNode> found = new ArrayList<>();
        collect(scope, name, found);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        TSNode last = found.get(found.size() - 1);
        TSNode block = decorated(last).getParent();
        boolean inOneBlock = found.stream()
                .allMatch(node -> decorated(node).getParent().getStartByte() == block.getStartByte()
                        && decorated(node).getParent().getEndByte() == block.getEndByte());
        return inOneBlock ? Optional.of(last) : Optional.empty();
    }

    private void collect(TSNode node, String name, List<TSNode> found) {
        for (int i = 0; i < node.getNamedChildCount(); i++) {
            TSNode child = node.getNamedChild(i);
            if (child.getType().equals("function_definition") || child.getType().equals("class_definition")) {
                if (source.of(child.getChildByFieldName("name")).equals(name)) {
                    found.add(child);
                }
            } else if (Language.PYTHON.mayHoldFunctions(child)) {
                collect(child, name, found);
            }
        }
    }

    /** Whether a class says so by its bases, or one of them in the same file does. */
    private boolean isTestCase(TSNode type, int depth) {
        TSNode bases = type.getChildByFieldName("superclasses");
        if (bases.isNull() || depth > 4) {
            return false;
        }
        if (TEST_CASE.matcher(source.of(bases)).find()) {
            return true;
        }
        for (int i = 0; i < bases.getNamedChildCount(); i++) {
            Optional<TSNode> base = declared(source.root(), source.of(bases.getNamedChild(i)))
                    .filter(node -> node.getType().equals("class_definition"));
            if (base.isPresent() && isTestCase(base.get(), depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private SourcePlace imports() {
        TSNode root = source.root();
        List<TSNode> found = new ArrayList<>();
        for (int i = 0; i < root.getNamedChildCount(); i++) {
            TSNode child = root.getNamedChild(i);
            if (child.getType().matches("(future_)?import_(from_)?statement")) {
                found.add(child);
            }
        }
        if (found.isEmpty()) {
            return firstImport(root);
        }
        SourcePlace first = source.place(found.get(0));
        SourcePlace last = source.place(found.get(found.size() - 1));
        return new SourcePlace(first.path(), first.start(), last.end(), first.line());
    }

    /** Below the docstring and the comments that open the file. */
    private SourcePlace firstImport(TSNode root) {
        for (int i = 0; i < root.getNamedChildCount(); i++) {
            TSNode child = root.getNamedChild(i);
            boolean isText = child.getType().equals("expression_statement")
                    && child.getNamedChildCount() == 1
                    && child.getNamedChild(0).getType().equals("string");
            if (!isText && !child.getType().equals("comment")) {
                SourcePlace next = source.place(child);
                return new SourcePlace(next.path(), next.start(), next.start(), next.line());
            }
        }
        SourcePlace all = source.place(root);
        return new SourcePlace(all.path(), all.end(), all.end(), all.line());
    }

    private static TSNode decorated(TSNode node) {
        TSNode parent = node.getParent();
        return parent.getType().equals("decorated_definition") ? parent : node;
    }
}
