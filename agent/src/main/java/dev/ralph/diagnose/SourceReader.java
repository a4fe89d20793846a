package dev.ralph.diagnose;

import dev.ralph.diagnose.JavaSource.DeleteRun;
import dev.ralph.diagnose.JavaSource.IdAssertion;
import dev.ralph.diagnose.JavaSource.StaticField;
import dev.ralph.model.SourcePlace;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TreeSitterJava;

/** Walks the syntax tree of one file once and notes what {@link JavaSource} answers from. */
final class SourceReader {

    private static final TSLanguage JAVA = new TreeSitterJava();

    private static final Set<String> TYPES = Set.of(
            "class_declaration",
            "interface_declaration",
            "enum_declaration",
            "record_declaration",
            "annotation_type_declaration");

    private static final Pattern FRAMEWORK = Pattern.compile("@(?:\\w+\\.)*(?:Test|ParameterizedTest|RepeatedTest"
            + "|TestFactory|TestTemplate|BeforeEach|BeforeAll|AfterEach|AfterAll|Before|After|BeforeClass|AfterClass)");

    private final SourceText text;
    private final List<JavaSource.Type> types = new ArrayList<>();
    private final List<JavaSource.Method> methods = new ArrayList<>();
    private final List<StaticField> staticFields = new ArrayList<>();
    private final List<DeleteRun> deleteRuns = new ArrayList<>();
    private final List<IdAssertion> idAssertions = new ArrayList<>();
    private final Set<String> literals = new HashSet<>();
    private final List<String> environment = new ArrayList<>();

    private SourceReader(SourceText text) {
        this.text = text;
    }

    static JavaSource read(String path, byte[] bytes) {
        String source;
        try {
            source = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return JavaSource.unreadable(path);
        }
        try (TSParser parser = new TSParser()) {
            parser.setLanguage(JAVA);
            try (TSTree tree = parser.parseString(null, source)) {
                return new SourceReader(new SourceText(path, bytes)).walk(tree.getRootNode());
            }
        }
    }

    /** Goes through all nodes without recursion: a long concatenation nests as deep as it is long. */
    private JavaSource walk(TSNode root) {
        Deque<TSNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            TSNode node = open.pop();
            note(node);
            List<TSNode> children = SourceText.namedChildren(node);
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(children.get(i));
            }
        }
        return new JavaSource(
                text.path(),
                root.hasError(),
                types,
                methods,
                staticFields,
                deleteRuns,
                idAssertions,
                literals,
                environment);
    }

    private void note(TSNode node) {
        switch (node.getType()) {
            case "class_declaration",
                    "interface_declaration",
                    "enum_declaration",
                    "record_declaration",
                    "annotation_type_declaration" ->
                typeName(node).ifPresent(name -> types.add(new JavaSource.Type(name, text.place(node))));
            case "method_declaration", "constructor_declaration", "compact_constructor_declaration" -> noteMethod(node);
            case "field_declaration" -> noteField(node);
            case "block", "constructor_body", "switch_block_statement_group" ->
                deleteRuns.addAll(DeleteRuns.of(text, node));
            case "expression_statement" -> IdAssertions.of(text, node).ifPresent(idAssertions::add);
            case "string_literal" -> literals.add(text.of(node));
            case "method_invocation" -> noteEnvironment(node);
            default -> {}
        }
    }

    private void noteMethod(TSNode node) {
        TSNode body = node.getChildByFieldName("body");
        Optional<String> type = typeName(node.getParent());
        if (body.isNull() || node.hasError() || type.isEmpty()) {
            return;
        }
        // A constructor must call the other constructor first.
        int start = SourceText.namedChildren(body).stream()
                .filter(child -> child.getType().equals("explicit_constructor_invocation"))
                .map(TSNode::getEndByte)
                .findFirst()
                .orElse(body.getStartByte() + 1);
        SourcePlace place = text.place(start, body.getEndByte() - 1);
        boolean framework = text.modifiersOf(node)
                .map(modifiers -> SourceText.namedChildren(modifiers).stream()
                        .map(text::of)
                        .anyMatch(annotation -> FRAMEWORK
                                .matcher(annotation.split("\\(", 2)[0].strip())
                                .matches()))
                .orElse(false);
        String name = text.of(node.getChildByFieldName("name"));
        methods.add(new JavaSource.Method(type.get(), name, text.lines(node), place, framework));
    }

    private void noteField(TSNode node) {
        Set<String> modifiers = text.modifiersOf(node).map(text::words).orElse(Set.of());
        Optional<String> type = typeName(node.getParent());
        if (type.isEmpty() || !modifiers.contains("static") || node.hasError()) {
            return;
        }
        for (TSNode child : SourceText.namedChildren(node)) {
            if (child.getType().equals("variable_declarator")) {
                TSNode value = child.getChildByFieldName("value");
                Optional<String> initialiser = value.isNull() ? Optional.empty() : Optional.of(text.of(value));
                String name = text.of(child.getChildByFieldName("name"));
                staticFields.add(new StaticField(type.get(), name, modifiers.contains("final"), initialiser));
            }
        }
    }

    private void noteEnvironment(TSNode node) {
        if (text.of(node.getChildByFieldName("name")).equals("getenv")) {
            environment.addAll(SourceText.namedChildren(node.getChildByFieldName("arguments")).stream()
                    .map(text::of)
                    .toList());
            if (environment.isEmpty()) {
                environment.add("");
            }
        }
    }

    /** The name of the type that a node is or lies directly in; empty within a method or an anonymous class. */
    private Optional<String> typeName(TSNode node) {
        Deque<String> names = new ArrayDeque<>();
        for (TSNode at = node; !at.isNull() && !at.getType().equals("program"); at = at.getParent()) {
            if (TYPES.contains(at.getType())) {
                names.push(text.of(at.getChildByFieldName("name")));
            } else if (!at.getType().endsWith("_body") && !at.getType().equals("enum_body_declarations")) {
                return Optional.empty();
            } else if (at.getParent().getType().equals("object_creation_expression")
                    || at.getType().equals("constructor_body")) {
                return Optional.empty();
            }
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join("$", names));
    }
}
