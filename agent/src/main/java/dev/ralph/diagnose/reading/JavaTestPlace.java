package dev.ralph.diagnose.reading;

import dev.ralph.model.SourcePlace;
import dev.ralph.model.TestId;
import dev.ralph.model.TestPlace;
import dev.ralph.model.TestPlace.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/** Finds where a Java test stands: in its class, or in the superclass of the project that declares it. */
final class JavaTestPlace {

    private static final Set<String> TYPES =
            Set.of("class_declaration", "interface_declaration", "enum_declaration", "record_declaration");
    private static final int MOST_PARENTS = 20;

    private static final Pattern JUPITER_TEST =
            Pattern.compile("@(?:[\\w.]*\\.)?(?:ParameterizedTest|RepeatedTest|TestFactory|TestTemplate)\\b");
    private static final Pattern ANY_TEST = Pattern.compile("@(?:[\\w.]*\\.)?Test\\b");

    private final Map<String, Path> files;

    /** @param files of the project, by their path in it */
    JavaTestPlace(Map<String, Path> files) {
        this.files = files;
    }

    /** Returns where the test is declared; empty when it is not in a file of the project, or in several. */
    Optional<TestPlace> find(TestId test) {
        String declared = test.declared().value();
        int hash = declared.indexOf('#');
        if (hash < 0) {
            return Optional.empty();
        }
        return find(declared.substring(0, hash), declared.substring(hash + 1), MOST_PARENTS);
    }

    private Optional<TestPlace> find(String type, String method, int parents) {
        Optional<String> file = file(type);
        if (file.isEmpty() || parents == 0) {
            return Optional.empty();
        }
        try (Source source = parse(file.get())) {
            Optional<TSNode> declared = type(source, type);
            if (declared.isEmpty()) {
                return Optional.empty();
            }
            Optional<TSNode> found = method(source, declared.get(), method);
            if (found.isPresent()) {
                return form(source, declared.get(), found.get()).map(form -> place(source, found.get(), form));
            }
            return parent(source, declared.get()).flatMap(parent -> find(parent, method, parents - 1));
        }
    }

    /** The one file that a class must be in by its name. */
    private Optional<String> file(String type) {
        String path = type.replaceAll("\\$.*", "").replace('.', '/') + ".java";
        List<String> found = files.keySet().stream()
                .filter(file -> file.equals(path) || file.endsWith("/" + path))
                .filter(file -> Language.of(file).equals(Optional.of(Language.JAVA)))
                .toList();
        if (found.size() > 1) {
            found = found.stream().filter(this::isOfPackageRoot).toList();
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private boolean isOfPackageRoot(String file) {
        try (Source source = parse(file)) {
            String folder = packageOf(source).replace('.', '/');
            String in = file.contains("/") ? file.substring(0, file.lastIndexOf('/')) : "";
            return in.endsWith(folder) && Language.JAVA.isTestFile(file);
        }
    }

    private Source parse(String file) {
        try {
            byte[] bytes = Files.readAllBytes(files.getOrDefault(file, Path.of(file)));
            return Source.parse(file, Language.JAVA, bytes, new String(bytes, StandardCharsets.ISO_8859_1), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<TSNode> type(Source source, String name) {
        String own = name.substring(name.lastIndexOf('.') + 1);
        Optional<TSNode> at = Optional.of(source.root());
        for (String each : own.split("\\$", -1)) {
            at = at.flatMap(around -> members(around).stream()
                    .filter(node -> TYPES.contains(node.getType()))
                    .filter(node -> source.of(node.getChildByFieldName("name")).equals(each))
                    .findFirst());
        }
        return at;
    }

    /** What stands directly in a file, or in the body of a type. */
    private static List<TSNode> members(TSNode node) {
        TSNode body = TYPES.contains(node.getType()) ? node.getChildByFieldName("body") : node;
        List<TSNode> members = new ArrayList<>();
        for (int i = 0; !body.isNull() && i < body.getNamedChildCount(); i++) {
            members.add(body.getNamedChild(i));
        }
        return members;
    }

    /** The method of this name; of several the one whose parameters have the types in the id. */
    private static Optional<TSNode> method(Source source, TSNode type, String id) {
        String name = id.replaceAll("\\(.*", "");
        List<TSNode> named = members(type).stream()
                .filter(node -> node.getType().equals("method_declaration"))
                .filter(node -> source.of(node.getChildByFieldName("name")).equals(name))
                .toList();
        if (named.size() > 1) {
            String types = simple(id.substring(name.length()).replaceAll("[()]", ""));
            named = named.stream()
                    .filter(node -> simple(parameters(source, node)).equals(types))
                    .toList();
        }
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private static String parameters(Source source, TSNode method) {
        TSNode list = method.getChildByFieldName("parameters");
        List<String> types = new ArrayList<>();
        for (int i = 0; i < list.getNamedChildCount(); i++) {
            TSNode type = list.getNamedChild(i).getChildByFieldName("type");
            if (!type.isNull()) {
                types.add(source.of(type));
            }
        }
        return String.join(",", types);
    }

    /** Types without packages and type arguments, as an id and a source may differ in them. */
    private static String simple(String types) {
        return types.replaceAll("<[^(]*?>", "").replaceAll("[\\w$]+[.$]", "").replaceAll("\\s", "");
    }

    private static Optional<String> parent(Source source, TSNode type) {
        TSNode superclass = type.getChildByFieldName("superclass");
        if (superclass.isNull()) {
            return Optional.empty();
        }
        String name = source.of(superclass).replaceAll("^extends\\s+|<.*", "").strip();
        if (name.contains(".")) {
            return Optional.of(name);
        }
        for (TSNode node : members(source.root())) {
            String line = source.of(node);
            if (node.getType().equals("import_declaration")
                    && line.matches("(?s)import\\s+[\\w.]+\\." + name + "\\s*;")) {
                return Optional.of(line.replaceAll("^import\\s+|\\s*;$", ""));
            }
        }
        String inPackage = packageOf(source);
        return Optional.of(inPackage.isEmpty() ? name : inPackage + "." + name);
    }

    private static String packageOf(Source source) {
        return members(source.root()).stream()
                .filter(node -> node.getType().equals("package_declaration"))
                .map(node -> source.of(node).replaceAll("(?s)^.*package\\s+|\\s*;$", ""))
                .findFirst()
                .orElse("");
    }

    private Optional<Form> form(Source source, TSNode type, TSNode method) {
        String annotations = annotations(source, method);
        String imports = source.between(0, method.getStartByte());
        if (isTestCase(source, type, MOST_PARENTS) && !annotations(source, type).contains("@RunWith")) {
            return Optional.of(Form.JUNIT3);
        }
        boolean isJupiterTest = annotations.contains("@org.junit.jupiter.")
                || JUPITER_TEST.matcher(annotations).find();
        if (isJupiterTest) {
            return Optional.of(Form.JUPITER);
        }
        if (ANY_TEST.matcher(annotations).find()) {
            return imported(annotations, imports);
        }
        // An annotation of the project's own, on which JUnit's stands.
        return imports.contains("import org.junit.jupiter.") && !annotations.isEmpty()
                ? Optional.of(Form.JUPITER)
                : Optional.empty();
    }

    private static Optional<Form> imported(String annotations, String imports) {
        if (annotations.contains("@org.junit.Test")
                || imports.matches("(?s).*import\\s+org\\.junit\\.(?:Test|\\*)\\s*;.*")) {
            return Optional.of(Form.JUNIT4);
        }
        return imports.matches("(?s).*import\\s+org\\.junit\\.jupiter\\.api\\.(?:Test|\\*)\\s*;.*")
                ? Optional.of(Form.JUPITER)
                : Optional.empty();
    }

    private static String annotations(Source source, TSNode declaration) {
        TSNode first = declaration.getNamedChild(0);
        StringBuilder annotations = new StringBuilder();
        for (int i = 0; first.getType().equals("modifiers") && i < first.getNamedChildCount(); i++) {
            annotations.append(source.of(first.getNamedChild(i))).append('\n');
        }
        return annotations.toString();
    }

    private boolean isTestCase(Source source, TSNode type, int parents) {
        Optional<String> parent = parent(source, type);
        if (parent.isEmpty() || parents == 0) {
            return false;
        }
        if (parent.get().equals("junit.framework.TestCase")) {
            return true;
        }
        boolean onDemand = parent.get().endsWith("TestCase") && source.text().contains("import junit.framework.*;");
        Optional<String> file = file(parent.get());
        if (file.isEmpty()) {
            return onDemand;
        }
        try (Source other = parse(file.get())) {
            return type(other, parent.get())
                    .map(declared -> isTestCase(other, declared, parents - 1))
                    .orElse(false);
        }
    }

    private static TestPlace place(Source source, TSNode method, Form form) {
        TSNode outermost = method;
        for (TSNode at = method.getParent(); !at.isNull(); at = at.getParent()) {
            outermost = TYPES.contains(at.getType()) ? at : outermost;
        }
        return new TestPlace(source.place(method), Optional.of(source.place(outermost)), imports(source), form);
    }

    private static SourcePlace imports(Source source) {
        List<TSNode> all = members(source.root());
        List<TSNode> imports = all.stream()
                .filter(node -> node.getType().equals("import_declaration"))
                .toList();
        if (!imports.isEmpty()) {
            SourcePlace first = source.place(imports.get(0));
            int end = imports.get(imports.size() - 1).getEndByte();
            return new SourcePlace(first.path(), first.start(), end, first.line());
        }
        return all.stream()
                .filter(node -> node.getType().equals("package_declaration"))
                .map(source::place)
                .map(place -> new SourcePlace(place.path(), place.end(), place.end(), place.line()))
                .findFirst()
                .orElse(new SourcePlace(source.path(), 0, 0, 1));
    }
}
